package io.gantry.git.users;

import static io.gantry.git.GitError.USERNAME_INVALID;
import static io.gantry.git.GitError.USER_EXISTS;
import static io.gantry.git.GitError.USER_IS_LAST;
import static io.gantry.git.GitError.USER_NOT_FOUND;

import io.gantry.contracts.git.GitEvent.GitUserCreated;
import io.gantry.contracts.git.GitEvent.GitUserDeleted;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.events.Outbox;
import io.gantry.git.repositories.Membership;
import io.gantry.web.errors.WebError;
import io.gantry.web.security.Claims;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rules for users. */
@Service
public class UserService {
    private final GitUsers users;
    private final KeyService keys;
    private final Membership membership;
    private final Outbox outbox;
    private final Clock clock;

    UserService(
            GitUsers users, KeyService keys, Membership membership, Outbox outbox, Clock clock) {
        this.users = users;
        this.keys = keys;
        this.membership = membership;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Mono<Void> create(String name, Map<String, String> keyLines, Actor actor) {
        actor.require(Role.ADMIN);
        if (!UserName.isValid(name)) {
            return USERNAME_INVALID.error();
        }
        GitUser user = new GitUser(UUID.randomUUID(), name);
        return insert(user, actor)
                .switchIfEmpty(USER_EXISTS.error())
                .then(Mono.defer(() -> keys.addAll(user, keyLines, actor)));
    }

    /** Makes the git user of a user of the portal, unless he is there already. */
    @Transactional
    public Mono<Void> join(String name, Actor actor) {
        return insert(new GitUser(UUID.randomUUID(), name), actor).then();
    }

    /** Removes the git user, if there is one, of a user of the portal who is gone. */
    @Transactional
    public Mono<Void> leave(String name, Actor actor) {
        return users.lock(name)
                .singleOptional()
                .flatMap(user ->
                        membership
                                .forget(name, actor)
                                .then(Mono.justOrEmpty(user).flatMap(it -> delete(it, actor))));
    }

    /** Refused while he is the only one who can write to some repository. */
    @Transactional
    Mono<Void> remove(String name, Actor actor) {
        actor.require(Role.ADMIN);
        return users.lock(name)
                .switchIfEmpty(USER_NOT_FOUND.error())
                .flatMap(user ->
                        membership
                                .isOnlyUserSomewhere(name)
                                .filter(last -> !last)
                                .switchIfEmpty(USER_IS_LAST.error())
                                .then(membership.forget(name, actor))
                                .then(delete(user, actor)));
    }

    /** Users by name, for everybody who is signed in. */
    Flux<UserView> list(List<String> after, int limit) {
        return users.list(after, limit).map(user -> new UserView(user.name()));
    }

    /** The user of that name, in whatever case; asked by the gateway alone. */
    Mono<UserView> find(String name, Actor actor) {
        if (!actor.name().equals(Claims.GATEWAY)) {
            return WebError.FORBIDDEN.error("only the gateway asks this");
        }
        return users.findInAnyCase(name)
                .map(user -> new UserView(user.name()))
                .switchIfEmpty(USER_NOT_FOUND.error());
    }

    Mono<Long> count() {
        return users.count();
    }

    private Mono<Long> insert(GitUser user, Actor actor) {
        return users.insert(user, clock.instant())
                .flatMap(sequence ->
                        outbox.append(new GitUserCreated(user.id(), sequence, user.name()), actor)
                                .thenReturn(sequence));
    }

    private Mono<Void> delete(GitUser user, Actor actor) {
        return users.delete(user)
                .map(sequence -> new GitUserDeleted(user.id(), sequence, user.name()))
                .flatMap(event -> outbox.append(event, actor));
    }
}
