package io.gantry.gateway.callers;

import java.time.Instant;
import java.util.UUID;

/** By what somebody has shown who he is; it can end while he is still here. */
public sealed interface Proof {
    /** Of the session, key or user. */
    UUID id();

    /** How services know it, who ask us whether it still holds. */
    default String text() {
        return id().toString();
    }

    /**
     * The token of a session.
     *
     * @param lastUsed exact to a minute
     */
    record SessionProof(UUID id, String tokenHash, Instant lastUsed) implements Proof {}

    /** An API key. */
    record ApiKeyProof(UUID id, String tokenHash) implements Proof {}

    /**
     * The password of the user with that id, who has sent it along with the request.
     *
     * @param setAt when the password was set: another one has another time
     */
    record PasswordProof(UUID id, Instant setAt) implements Proof {
        static final String SET_AT = "@";

        @Override
        public String text() {
            return id + SET_AT + setAt;
        }
    }
}
