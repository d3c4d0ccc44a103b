package io.gantry.audit.intake;

import io.gantry.contracts.EventType;

/** The log's word for what was done: an imperative. */
final class ActionWord {
    /** For a message that is not understood. */
    static final String UNKNOWN = "unknown";

    private ActionWord() {}

    /** The word for a type of event that may be newer than this version. */
    static String of(String type) {
        return EventType.of(type).map(ActionWord::of).orElseGet(() -> ofUnknown(type));
    }

    private static String of(EventType type) {
        return switch (type) {
            case ENTITY_CREATED,
                    KIND_CREATED,
                    USER_CREATED,
                    GROUP_CREATED,
                    API_KEY_CREATED,
                    REPOSITORY_CREATED,
                    GIT_USER_CREATED,
                    KEY_ADDED,
                    HOOK_INSTALLED ->
                    "create";
            case ENTITY_UPDATED,
                    KIND_UPDATED,
                    DASHBOARD_UPDATED,
                    USER_UPDATED,
                    GROUP_UPDATED,
                    PASSWORD_CHANGED,
                    REPOSITORY_UPDATED,
                    KEY_UPDATED ->
                    "update";
            case ENTITY_DELETED,
                    KIND_DELETED,
                    USER_DELETED,
                    GROUP_DELETED,
                    API_KEY_DELETED,
                    REPOSITORY_DELETED,
                    GIT_USER_DELETED,
                    KEY_REMOVED,
                    HOOK_REMOVED ->
                    "delete";
            case ENTITY_REPUBLISHED -> "republish";
            case PUSHED -> "push";
            case LOGGED_IN -> "login";
            case LOGGED_OUT -> "logout";
            case LOGIN_REFUSED -> "login-refused";
            case ACCESS_REFUSED -> "access-refused";
        };
    }

    private static String ofUnknown(String type) {
        String participle = type.substring(type.lastIndexOf('.') + 1);
        return switch (participle) {
            case "created" -> "create";
            case "updated" -> "update";
            case "deleted" -> "delete";
            default -> participle;
        };
    }
}
