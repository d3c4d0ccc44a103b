package io.gantry.contracts.identity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.gantry.contracts.events.Event;
import io.gantry.contracts.events.Topic;
import java.util.UUID;

/** Something that happened to a user, a session or a key; emitted by the gateway. */
public sealed interface IdentityEvent extends Event {
    /** Name of the user it happened to. */
    String username();

    @Override
    @JsonIgnore
    default Topic topic() {
        return Topic.IDENTITY;
    }

    @Override
    @JsonIgnore
    default String subject() {
        return "user/" + username();
    }

    /** The user {@code username} was made. */
    record UserCreated(UUID aggregate, long sequence, String username, Role role)
            implements IdentityEvent {}

    /** A session began. */
    record LoggedIn(UUID aggregate, long sequence, String username) implements IdentityEvent {}

    /** A session was ended by its user. */
    record LoggedOut(UUID aggregate, long sequence, String username) implements IdentityEvent {}
}
