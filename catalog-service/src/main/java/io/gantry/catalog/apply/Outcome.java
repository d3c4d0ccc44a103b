package io.gantry.catalog.apply;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of one document.
 *
 * @param ref of the entity, as far as the document can be understood
 * @param changes what changed and how the document was mapped, one sentence each
 */
record Outcome(@Nullable String ref, Result result, List<String> changes, List<Problem> errors) {
    Outcome {
        changes = List.copyOf(changes);
        errors = List.copyOf(errors);
    }

    enum Result {
        /** It could be applied; only where that is all that was asked. */
        VALID,
        CREATED,
        UPDATED,
        UNCHANGED,
        /** It stands for nothing that this catalog has. */
        IGNORED,
        /** The document is wrong. */
        INVALID,
        /** It was not applied for another reason. */
        FAILED;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One thing that is wrong.
     *
     * @param line in the whole upload, counted from 1
     * @param path JSON Pointer into the document
     */
    record Problem(int line, String path, String message) {}

    static Outcome valid(String ref, List<String> notes) {
        return new Outcome(ref, Result.VALID, notes, List.of());
    }

    static Outcome invalid(@Nullable String ref, List<Problem> errors) {
        return new Outcome(ref, Result.INVALID, List.of(), errors);
    }

    static Outcome ignored(@Nullable String ref, String reason) {
        return new Outcome(ref, Result.IGNORED, List.of(reason), List.of());
    }

    static Outcome failed(@Nullable String ref, int line, String reason) {
        return new Outcome(ref, Result.FAILED, List.of(), List.of(new Problem(line, "", reason)));
    }
}
