package io.gantry.git.repositories;

import io.gantry.contracts.git.GitEvent.RepositoryUpdated;
import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.identity.Actor;
import io.gantry.events.Outbox;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** The lists of all repositories that name a user. */
@Service
public class Membership {
    /** As whose those stand whose creator is gone. */
    private static final String NOBODY = "";

    private final GitRepositories repositories;
    private final Outbox outbox;

    Membership(GitRepositories repositories, Outbox outbox) {
        this.repositories = repositories;
        this.outbox = outbox;
    }

    /** Whether some repository has him as its only user who can write. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Mono<Boolean> isOnlyUserSomewhere(String user) {
        return repositories
                .lockNaming(user)
                .any(repository -> repository.users().equals(List.of(user)));
    }

    /**
     * Takes him out of every list, and from what he has created the right of its creator, so that a
     * later user of his name inherits nothing.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Mono<Void> forget(String user, Actor actor) {
        return repositories
                .lockNaming(user)
                .concatMap(before -> save(before, without(before, user), actor))
                .then();
    }

    private Mono<Void> save(GitRepository before, GitRepository after, Actor actor) {
        return repositories
                .update(after)
                .flatMap(sequence ->
                        outbox.append(new RepositoryUpdated(before, after, sequence), actor));
    }

    private static GitRepository without(GitRepository repository, String user) {
        return new GitRepository(
                repository.id(),
                repository.name(),
                repository.users().stream().filter(name -> !name.equals(user)).toList(),
                repository.readonlyusers().stream().filter(name -> !name.equals(user)).toList(),
                repository.ispublic(),
                repository.team(),
                repository.createdBy().equals(user) ? NOBODY : repository.createdBy());
    }
}
