package io.gantry.gateway.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gantry.contracts.git.GitEvent.RepositoryEvent;
import io.gantry.contracts.git.GitRepository;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Who may read each repository now, by the last that was heard of it: whoever resumes is told of
 * the past with today's rights. What is forgotten only platform engineers are told of.
 */
@Component
class RepositoryReaders {
    private static final int REMEMBERED = 100_000;

    private final Cache<UUID, Known> known = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** Notes who may read the repository after that event, unless a later one has said it. */
    void learn(RepositoryEvent event) {
        Known heard = new Known(event.sequence(), of(event.state()));
        known.asMap()
                .merge(
                        event.aggregate(),
                        heard,
                        (old, now) -> now.sequence() < old.sequence() ? old : now);
    }

    /** Who may read the repository of that id now. */
    Readers now(UUID repository) {
        Known last = known.getIfPresent(repository);
        return last == null ? Readers.NOBODY : last.readers();
    }

    /** By the rules of git-service, of which that about platform engineers holds everywhere. */
    private static Readers of(GitRepository repository) {
        Set<String> users = new HashSet<>(repository.users());
        users.addAll(repository.readonlyusers());
        String team = repository.team();
        return new Readers(repository.ispublic(), users, team == null ? Set.of() : Set.of(team));
    }

    private record Known(long sequence, Readers readers) {}
}
