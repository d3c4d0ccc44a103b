package io.gantry.gateway.feed;

import io.gantry.contracts.identity.Role;
import io.gantry.gateway.callers.Caller;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Who may read what an event happened to: {@code "readers": {everybody, users, groups}} in the
 * event, which clients are not shown. Whom it does not name, or an event that names nobody, only
 * platform engineers may read.
 *
 * @param users in lower case, since names are unique without regard to it
 */
record Readers(boolean everybody, Set<String> users, Set<String> groups) {
    static final String FIELD = "readers";

    Readers {
        users = Set.copyOf(users);
        groups = Set.copyOf(groups);
    }

    static Readers in(JsonNode event) {
        JsonNode readers = event.path(FIELD);
        Set<String> users = new HashSet<>();
        texts(readers.path("users")).forEach(user -> users.add(user.toLowerCase(Locale.ROOT)));
        return new Readers(
                readers.path("everybody").asBoolean(false), users, texts(readers.path("groups")));
    }

    boolean include(Caller caller) {
        return everybody
                || caller.role().includes(Role.PLATFORM_ENGINEER)
                || users.contains(caller.user().username().toLowerCase(Locale.ROOT))
                || caller.user().groups().stream().anyMatch(groups::contains);
    }

    private static Set<String> texts(JsonNode array) {
        Collection<JsonNode> values = array.isArray() ? array.values() : Set.of();
        Set<String> texts = new HashSet<>();
        values.stream().filter(JsonNode::isString).forEach(value -> texts.add(value.asString()));
        return texts;
    }
}
