package io.gantry.gateway.feed;

import io.gantry.contracts.identity.Role;
import io.gantry.gateway.callers.Caller;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Who may read what an event happened to. Whom it does not name, or an event that names nobody,
 * only platform engineers may read.
 *
 * @param users by the names that they have
 */
record Readers(boolean everybody, Set<String> users, Set<String> groups) {
    static final Readers NOBODY = new Readers(false, Set.of(), Set.of());
    static final String FIELD = "readers";

    Readers {
        users = Set.copyOf(users);
        groups = Set.copyOf(groups);
    }

    /**
     * Those whom the event itself names: {@code "readers": {everybody, users, groups}}, which
     * clients are not shown.
     */
    static Readers in(JsonNode event) {
        JsonNode readers = event.path(FIELD);
        return new Readers(
                readers.path("everybody").asBoolean(false),
                texts(readers.path("users")),
                texts(readers.path("groups")));
    }

    boolean include(Caller caller) {
        return everybody
                || caller.role().includes(Role.PLATFORM_ENGINEER)
                || users.contains(caller.user().username())
                || caller.user().groups().stream().anyMatch(groups::contains);
    }

    private static Set<String> texts(JsonNode array) {
        Collection<JsonNode> values = array.isArray() ? array.values() : Set.of();
        Set<String> texts = new HashSet<>();
        values.stream().filter(JsonNode::isString).forEach(value -> texts.add(value.asString()));
        return texts;
    }
}
