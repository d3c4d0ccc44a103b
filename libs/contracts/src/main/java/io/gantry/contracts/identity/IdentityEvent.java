package io.gantry.contracts.identity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.gantry.contracts.events.Event;
import io.gantry.contracts.events.Topic;
import java.util.UUID;

/** Something that happened to a user, a session, a group or a key; emitted by the gateway. */
public sealed interface IdentityEvent extends Event {
    @Override
    @JsonIgnore
    default Topic topic() {
        return Topic.IDENTITY;
    }

    @Override
    @JsonIgnore
    default String subject() {
        return switch (this) {
            case UserCreated e -> user(e.after().username());
            case UserUpdated e -> user(e.after().username());
            case UserDeleted e -> user(e.before().username());
            case PasswordChanged e -> user(e.username());
            case LoggedIn e -> user(e.username());
            case LoggedOut e -> user(e.username());
            case LoginRefused e -> user(e.username());
            case AccessRefused e -> "route/" + e.route();
            case GroupCreated e -> "group/" + e.after().name();
            case GroupUpdated e -> "group/" + e.after().name();
            case GroupDeleted e -> "group/" + e.before().name();
            case ApiKeyCreated e -> key(e.after());
            case ApiKeyDeleted e -> key(e.before());
        };
    }

    private static String user(String name) {
        return "user/" + name;
    }

    private static String key(ApiKeyState key) {
        return "apiKey/" + key.username() + "/" + key.name();
    }

    /** The user is new. */
    record UserCreated(UUID aggregate, long sequence, UserState after) implements IdentityEvent {}

    /** The user is another than before, or is in other groups. */
    record UserUpdated(UUID aggregate, long sequence, UserState before, UserState after)
            implements IdentityEvent {}

    /** The user is gone, and with him his sessions, keys and memberships. */
    record UserDeleted(UUID aggregate, long sequence, UserState before) implements IdentityEvent {}

    /** The user has another password. */
    record PasswordChanged(UUID aggregate, long sequence, String username)
            implements IdentityEvent {}

    /** A session began. */
    record LoggedIn(UUID aggregate, long sequence, String username) implements IdentityEvent {}

    /** A session was ended by its user, or because his password was changed. */
    record LoggedOut(UUID aggregate, long sequence, String username) implements IdentityEvent {}

    /**
     * A login was refused; told once a minute for one user, address and route.
     *
     * @param username {@code (unknown)} if nobody has the name, since it may be a mistyped password
     * @param route where it was tried
     */
    record LoginRefused(UUID aggregate, long sequence, String username, String route)
            implements IdentityEvent {}

    /**
     * A request was refused by what its caller has shown or may do; told once a minute for one
     * user, address and route.
     *
     * @param username {@code (anonymous)} if what was shown is nobody's
     * @param route method and path, with the names of the variables in it; over SSH {@code SSH
     *     login} or the program of git
     * @param status 401 or 403, over SSH 404 too for what is hidden or missing; 0 for all that were
     *     too many to be told one by one
     * @param path as the first such request had it, without the query; blank if it is no route;
     *     over SSH the repository, or the fingerprint of the key
     */
    record AccessRefused(
            UUID aggregate, long sequence, String username, String route, int status, String path)
            implements IdentityEvent {}

    /** The group is new and empty. */
    record GroupCreated(UUID aggregate, long sequence, GroupState after) implements IdentityEvent {}

    /** The group is another than before, so its members may do more or less. */
    record GroupUpdated(UUID aggregate, long sequence, GroupState before, GroupState after)
            implements IdentityEvent {}

    /** The group is gone; nobody is in it any more. */
    record GroupDeleted(UUID aggregate, long sequence, GroupState before)
            implements IdentityEvent {}

    /** The key is new. */
    record ApiKeyCreated(UUID aggregate, long sequence, ApiKeyState after)
            implements IdentityEvent {}

    /** The key was ended by its maker. */
    record ApiKeyDeleted(UUID aggregate, long sequence, ApiKeyState before)
            implements IdentityEvent {}
}
