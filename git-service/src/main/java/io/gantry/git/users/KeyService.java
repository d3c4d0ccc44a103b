package io.gantry.git.users;

import static io.gantry.git.GitError.KEYS_ARE_OTHERS;
import static io.gantry.git.GitError.KEY_EXISTS;
import static io.gantry.git.GitError.KEY_INVALID;
import static io.gantry.git.GitError.KEY_NEEDED;
import static io.gantry.git.GitError.KEY_NOT_FOUND;
import static io.gantry.git.GitError.USER_NOT_FOUND;

import io.gantry.contracts.git.GitEvent;
import io.gantry.contracts.git.GitEvent.GitUserCreated;
import io.gantry.contracts.git.GitEvent.KeyAdded;
import io.gantry.contracts.git.GitEvent.KeyRemoved;
import io.gantry.contracts.git.GitEvent.KeyUpdated;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.events.Outbox;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rules for keys: those of a user are changed by himself or an admin. */
@Service
class KeyService {
    private static final int MAX_NAME = 255;

    private final GitUsers users;
    private final Keys keys;
    private final Outbox outbox;
    private final Clock clock;

    KeyService(GitUsers users, Keys keys, Outbox outbox, Clock clock) {
        this.users = users;
        this.keys = keys;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** All of them or none. */
    @Transactional
    Mono<Void> add(String username, Map<String, String> lines, Actor actor) {
        requireOwn(username, actor);
        if (lines.isEmpty()) {
            return KEY_NEEDED.error();
        }
        return users.lock(username)
                .switchIfEmpty(Mono.defer(() -> arrival(username, actor)))
                .switchIfEmpty(USER_NOT_FOUND.error())
                .flatMap(user -> addAll(user, lines, actor));
    }

    @Transactional
    Mono<Void> replace(String username, String name, String text, Actor actor) {
        requireOwn(username, actor);
        return user(username)
                .flatMap(user -> {
                    PublicKeyLine line = parse(text);
                    return keys.find(user, name)
                            .switchIfEmpty(KEY_NOT_FOUND.error())
                            .map(key -> new GitKey(key.id(), name, line))
                            .flatMap(key -> update(user, key, actor));
                });
    }

    @Transactional
    Mono<Void> remove(String username, String name, Actor actor) {
        requireOwn(username, actor);
        return user(username)
                .flatMap(user ->
                        keys.find(user, name)
                                .switchIfEmpty(KEY_NOT_FOUND.error())
                                .flatMap(key -> delete(user, key, actor)));
    }

    /** The lines by name, in alphabetical order. */
    Mono<Map<String, String>> list(String username, Actor actor) {
        requireOwn(username, actor);
        return users.find(username)
                .switchIfEmpty(USER_NOT_FOUND.error())
                .flatMap(user ->
                        keys.of(user)
                                .collectMap(GitKey::name, key -> key.line().text(), TreeMap::new));
    }

    Mono<Void> addAll(GitUser user, Map<String, String> lines, Actor actor) {
        return Flux.fromIterable(lines.entrySet())
                .map(line ->
                        new GitKey(
                                UUID.randomUUID(), checked(line.getKey()), parse(line.getValue())))
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(key -> insert(user, key, actor))
                .then();
    }

    /**
     * The user who comes himself, by the gateway's word, and of whom we were never told: that event
     * was lost, or came before a backup that was restored.
     */
    private Mono<GitUser> arrival(String username, Actor actor) {
        GitUser user = new GitUser(UUID.randomUUID(), username);
        return users.isKnownToThePortal(username)
                .filter(known -> !known && isHimself(username, actor))
                .flatMap(_ -> users.insert(user, clock.instant()))
                .map(sequence -> new GitUserCreated(user.id(), sequence, username))
                .flatMap(event -> append(event, actor).thenReturn(user));
    }

    private static boolean isHimself(String username, Actor actor) {
        return actor.name().equals(username) && !actor.isAnonymous() && UserName.isValid(username);
    }

    private Mono<GitUser> user(String username) {
        return users.lock(username).switchIfEmpty(USER_NOT_FOUND.error());
    }

    private Mono<Void> insert(GitUser user, GitKey key, Actor actor) {
        return keys.insert(user, key, clock.instant())
                .onErrorMap(DuplicateKeyException.class, _ -> KEY_EXISTS.exception())
                .map(sequence ->
                        new KeyAdded(user.id(), sequence, user.name(), key.name(), print(key)))
                .flatMap(event -> append(event, actor));
    }

    private Mono<Void> update(GitUser user, GitKey key, Actor actor) {
        return keys.update(key, clock.instant())
                .onErrorMap(DuplicateKeyException.class, _ -> KEY_EXISTS.exception())
                .map(sequence ->
                        new KeyUpdated(user.id(), sequence, user.name(), key.name(), print(key)))
                .flatMap(event -> append(event, actor));
    }

    private Mono<Void> delete(GitUser user, GitKey key, Actor actor) {
        return keys.delete(key)
                .map(sequence ->
                        new KeyRemoved(user.id(), sequence, user.name(), key.name(), print(key)))
                .flatMap(event -> append(event, actor));
    }

    private Mono<Void> append(GitEvent event, Actor actor) {
        return outbox.append(event, actor);
    }

    private static String print(GitKey key) {
        return key.line().fingerprint();
    }

    private static String checked(String name) {
        if (name.length() > MAX_NAME || name.indexOf('\0') >= 0) {
            throw KEY_INVALID.exception();
        }
        return name;
    }

    private static PublicKeyLine parse(String text) {
        return PublicKeyLine.parse(text).orElseThrow(KEY_INVALID::exception);
    }

    private static void requireOwn(String username, Actor actor) {
        if (!actor.role().includes(Role.ADMIN) && !actor.name().equals(username)) {
            throw KEYS_ARE_OTHERS.exception(username, username);
        }
    }
}
