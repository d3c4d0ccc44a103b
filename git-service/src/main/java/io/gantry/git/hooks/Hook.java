package io.gantry.git.hooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An installed hook, without its text.
 *
 * @param repository name of the repository; absent if each new one gets a copy of it
 * @param size of its text in bytes
 * @param changedBy the administrator who installed it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Hook(
        HookName name,
        @Nullable String repository,
        int size,
        String changedBy,
        Instant changedAt) {}
