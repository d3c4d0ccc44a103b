package io.gantry.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.gantry.contracts.events.Event;
import io.gantry.contracts.events.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change of what the catalog has beside entities; emitted by catalog-service. States are the JSON
 * that its routes answer.
 */
public sealed interface CatalogEvent extends Event {
    @Override
    @JsonIgnore
    default Topic topic() {
        return Topic.ENTITIES;
    }

    /** What has no row of its own is known by its name. */
    @Override
    @JsonIgnore
    default UUID aggregate() {
        return UUID.nameUUIDFromBytes(subject().getBytes(StandardCharsets.UTF_8));
    }

    private static String kindSubject(String kind) {
        return "kind/" + kind.toLowerCase(Locale.ROOT);
    }

    /** There is a kind more. */
    record KindCreated(String kind, long sequence, ObjectNode after) implements CatalogEvent {
        @Override
        @JsonIgnore
        public String subject() {
            return kindSubject(kind);
        }
    }

    /** A kind is another than before; a built-in one was extended. */
    record KindUpdated(String kind, long sequence, ObjectNode before, ObjectNode after)
            implements CatalogEvent {
        @Override
        @JsonIgnore
        public String subject() {
            return kindSubject(kind);
        }
    }

    /** A kind is gone. */
    record KindDeleted(String kind, long sequence, ObjectNode before) implements CatalogEvent {
        @Override
        @JsonIgnore
        public String subject() {
            return kindSubject(kind);
        }
    }

    /** The dashboard that all see is another than before. */
    record DashboardUpdated(long sequence, ObjectNode before, ObjectNode after)
            implements CatalogEvent {
        @Override
        @JsonIgnore
        public String subject() {
            return "dashboard/config";
        }
    }
}
