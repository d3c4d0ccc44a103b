package io.gantry.catalog.apply;

import io.gantry.catalog.apply.Outcome.Problem;
import io.gantry.catalog.entities.Draft;
import io.gantry.contracts.catalog.EntityRef;
import java.util.List;

/** A document that was looked at, but not applied yet. */
sealed interface Candidate {
    /** It can be applied. */
    record Ready(int line, Draft draft, List<String> notes, boolean mapped) implements Candidate {
        EntityRef ref() {
            return draft.ref();
        }

        Outcome failed(String reason) {
            return Outcome.failed(ref().toString(), line, reason);
        }

        /** Two descriptors whose names became one are no update of each other. */
        Settled clash() {
            String message =
                    "another document of this upload is %s as well, once mapped".formatted(ref());
            return invalid(message);
        }

        /** Whether its name became that of an earlier one is not known any more. */
        Settled tooLate(int names) {
            return invalid(
                    "descriptors are taken within the first %s names of a stream".formatted(names));
        }

        private Settled invalid(String message) {
            return new Settled(
                    Outcome.invalid(
                            ref().toString(),
                            List.of(new Problem(line, "/metadata/name", message))));
        }
    }

    /** Its outcome is known already. */
    record Settled(Outcome outcome) implements Candidate {}
}
