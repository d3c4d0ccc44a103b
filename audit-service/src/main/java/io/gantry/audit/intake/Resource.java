package io.gantry.audit.intake;

import io.gantry.contracts.EventType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What was changed, in the words of the log. */
record Resource(String type, @Nullable String namespace, String name) {
    Resource {
        type = Words.storable(type);
        namespace = namespace == null ? null : Words.storable(namespace);
        name = Words.storable(name);
    }

    /** The resource of an event of a type that may be newer than this version. */
    static Resource of(String type, String subject, JsonNode event) {
        return EventType.of(type)
                .map(known -> of(known, event))
                .orElseGet(() -> ofSubject(subject));
    }

    private static Resource of(EventType type, JsonNode event) {
        return switch (type) {
            case ENTITY_CREATED, ENTITY_UPDATED, ENTITY_REPUBLISHED ->
                    ofEntity(event.path("after"));
            case ENTITY_DELETED -> ofEntity(event.path("before"));
            case KIND_CREATED, KIND_UPDATED, KIND_DELETED ->
                    new Resource("Kind", null, text(event, "kind"));
            case DASHBOARD_UPDATED -> new Resource("Dashboard", null, "config");
            case LOGGED_IN,
                    LOGGED_OUT,
                    LOGIN_REFUSED,
                    PASSWORD_CHANGED,
                    GIT_USER_CREATED,
                    GIT_USER_DELETED ->
                    new Resource("User", null, text(event, "username"));
            case ACCESS_REFUSED -> new Resource("Route", null, text(event, "route"));
            case USER_CREATED, USER_UPDATED -> ofUser(event.path("after"));
            case USER_DELETED -> ofUser(event.path("before"));
            case GROUP_CREATED, GROUP_UPDATED -> ofGroup(event.path("after"));
            case GROUP_DELETED -> ofGroup(event.path("before"));
            case API_KEY_CREATED -> ofApiKey(event.path("after"));
            case API_KEY_DELETED -> ofApiKey(event.path("before"));
            case REPOSITORY_CREATED, REPOSITORY_UPDATED -> ofRepository(event.path("after"));
            case REPOSITORY_DELETED -> ofRepository(event.path("before"));
            case PUSHED -> ofRepository(event.path("repository"));
            case KEY_ADDED, KEY_UPDATED, KEY_REMOVED ->
                    new Resource("Key", text(event, "username"), text(event, "key"));
            case HOOK_INSTALLED, HOOK_REMOVED ->
                    new Resource("Hook", repository(event), text(event, "hook"));
        };
    }

    private static Resource ofUser(JsonNode user) {
        return new Resource("User", null, text(user, "username"));
    }

    private static Resource ofGroup(JsonNode group) {
        return new Resource("Group", null, text(group, "name"));
    }

    /** Names of keys are unique for one user. */
    private static Resource ofApiKey(JsonNode key) {
        return new Resource("ApiKey", null, text(key, "username") + "/" + text(key, "name"));
    }

    private static Resource ofEntity(JsonNode entity) {
        JsonNode metadata = entity.path("metadata");
        return new Resource(
                text(entity, "kind"), text(metadata, "namespace"), text(metadata, "name"));
    }

    /** None if it is a hook of repositories to come. */
    private static @Nullable String repository(JsonNode hook) {
        return hook.hasNonNull("repository") ? text(hook, "repository") : null;
    }

    private static Resource ofRepository(JsonNode repository) {
        return new Resource("Repository", null, text(repository, "name"));
    }

    /** {@code service/billing:payment-api} is a Service in namespace billing. */
    private static Resource ofSubject(String subject) {
        int slash = subject.indexOf('/');
        if (slash < 1) {
            return new Resource("Unknown", null, subject);
        }
        String type =
                subject.substring(0, 1).toUpperCase(Locale.ROOT) + subject.substring(1, slash);
        String name = subject.substring(slash + 1);
        int colon = name.indexOf(':');
        return colon < 0
                ? new Resource(type, null, name)
                : new Resource(type, name.substring(0, colon), name.substring(colon + 1));
    }

    private static String text(JsonNode node, String field) {
        String text = node.path(field).asString("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the event has no " + field);
        }
        return text;
    }
}
