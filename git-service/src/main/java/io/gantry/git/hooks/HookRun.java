package io.gantry.git.hooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run of a hook.
 *
 * @param number grows with every run
 * @param ref the ref that an update hook was asked about
 * @param user who pushed
 * @param startedAt absent while it waits for its turn
 * @param endedAt absent while it runs
 * @param trouble why it was stopped before its end, if it was
 * @param output the end of what it said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HookRun(
        long number,
        HookName hook,
        UUID push,
        @Nullable String ref,
        String user,
        Instant at,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Integer exitStatus,
        @Nullable String trouble,
        @Nullable String output) {}
