package io.gantry.git.refusals;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.IdentityEvent.AccessRefused;
import java.util.UUID;

/**
 * What somebody tried at the SSH door and was refused.
 *
 * @param door which of the things that can be tried there
 * @param status the one that HTTP has for it: 401, 403, or 404 for what is hidden or missing
 * @param subject fingerprint of the key, or name of the repository as it was asked for, cut off
 */
public record RefusedAttempt(Actor actor, String door, int status, String subject) {
    private static final String REST = "(others)";
    private static final int LONGEST_SUBJECT = 256;

    public RefusedAttempt {
        subject = subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT));
    }

    /** All that are too many to be told one by one. */
    RefusedAttempt others() {
        Actor nobody =
                new Actor(
                        REST,
                        actor.role(),
                        actor.groups(),
                        actor.source(),
                        null,
                        actor.requestId());
        return new RefusedAttempt(nobody, REST, 0, "");
    }

    /** Two of one actor and address that are equal in this are the same within a minute. */
    String what() {
        return (door + " " + subject).strip();
    }

    /** The event; those about one actor keep their order. */
    AccessRefused event(long sequence) {
        String about = "attempts refused over SSH of " + actor.name();
        return new AccessRefused(
                UUID.nameUUIDFromBytes(about.getBytes(UTF_8)),
                sequence,
                actor.name(),
                door,
                status,
                subject);
    }
}
