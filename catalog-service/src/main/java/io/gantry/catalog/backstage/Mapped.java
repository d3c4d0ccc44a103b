package io.gantry.catalog.backstage;

import io.gantry.web.errors.Violation;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of a Backstage descriptor. */
public sealed interface Mapped {
    /**
     * It stands for an entity.
     *
     * @param entity kind, apiVersion, metadata and spec, fit for the kind's schema
     * @param notes what was mapped how, one sentence each
     */
    record Counterpart(ObjectNode entity, List<String> notes) implements Mapped {
        public Counterpart {
            notes = List.copyOf(notes);
        }
    }

    /** It stands for nothing that this catalog has. */
    record Ignored(String reason) implements Mapped {}

    /** It cannot be understood. */
    record Invalid(List<Violation> violations) implements Mapped {
        public Invalid {
            violations = List.copyOf(violations);
        }
    }
}
