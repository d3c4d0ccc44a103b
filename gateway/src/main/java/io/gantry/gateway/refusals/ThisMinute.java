package io.gantry.gateway.refusals;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The refusals that were told this minute; forgotten with it, and never more than so many. */
final class ThisMinute {
    private final int most;
    private final Set<Refusal> told = new HashSet<>();
    private Instant minute = Instant.MIN;

    ThisMinute(int most) {
        this.most = most;
    }

    /**
     * What is to be told of a refusal in that minute: itself, that there were others, or nothing
     * more.
     */
    synchronized Optional<Refusal> admit(Refusal refusal, Instant now) {
        if (now.isAfter(minute)) {
            minute = now;
            told.clear();
        }
        if (told.contains(refusal)) {
            return Optional.empty();
        }
        Refusal next = told.size() < most ? refusal : Refusal.OTHERS;
        return told.add(next) ? Optional.of(next) : Optional.empty();
    }

    /** It could not be told, so that the next one is to be. */
    synchronized void forget(Refusal refusal) {
        told.remove(refusal);
    }
}
