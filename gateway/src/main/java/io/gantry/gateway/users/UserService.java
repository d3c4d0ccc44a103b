package io.gantry.gateway.users;

import static io.gantry.gateway.GatewayError.USER_EXISTS;
import static io.gantry.gateway.GatewayError.USER_NOT_FOUND;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.IdentityEvent.UserCreated;
import io.gantry.contracts.identity.IdentityEvent.UserDeleted;
import io.gantry.contracts.identity.IdentityEvent.UserUpdated;
import io.gantry.contracts.identity.Role;
import io.gantry.events.Outbox;
import io.gantry.web.paging.Listing;
import io.gantry.web.paging.Page;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The rules for changing users. */
@Service
public class UserService {
    private final Users users;
    private final Passwords passwords;
    private final Administrators administrators;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    UserService(
            Users users,
            Passwords passwords,
            Administrators administrators,
            Outbox outbox,
            TransactionalOperator transaction,
            Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.administrators = administrators;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<Listing<User>> list(Page page) {
        return Listing.of(
                page, page.after(1), users::list, user -> List.of(user.username()), users.count());
    }

    Mono<User> get(String username) {
        return users.find(username).switchIfEmpty(USER_NOT_FOUND.error(username));
    }

    /** The password is hashed before the transaction: no connection waits for Argon2. */
    Mono<User> create(CreateUser request, Actor actor) {
        actor.require(Role.ADMIN);
        return passwords
                .hash(request.password())
                .flatMap(hash -> transaction.transactional(insert(request.user(), hash, actor)));
    }

    private Mono<User> insert(User user, String hash, Actor actor) {
        return users.insert(user, hash, clock.instant())
                .switchIfEmpty(USER_EXISTS.error(user.username()))
                .map(sequence -> new UserCreated(user.id(), sequence, user.state()))
                .flatMap(event -> outbox.append(event, actor))
                .thenReturn(user);
    }

    @Transactional
    Mono<User> change(String username, ChangeUser request, Actor actor) {
        actor.require(Role.ADMIN);
        return administrators
                .lock()
                .then(users.lock(username))
                .switchIfEmpty(USER_NOT_FOUND.error(username))
                .flatMap(before -> save(before, request.applyTo(before), actor));
    }

    private Mono<User> save(User before, User after, Actor actor) {
        if (after.equals(before)) {
            return Mono.just(before);
        }
        return users.update(after)
                .flatMap(sequence ->
                        users.find(after.username())
                                .flatMap(saved -> tell(before, saved, sequence, actor)))
                .flatMap(saved -> administrators.requireOne().thenReturn(saved));
    }

    private Mono<User> tell(User before, User after, long sequence, Actor actor) {
        UserUpdated event = new UserUpdated(after.id(), sequence, before.state(), after.state());
        return outbox.append(event, actor).thenReturn(after);
    }

    @Transactional
    Mono<Void> delete(String username, Actor actor) {
        actor.require(Role.ADMIN);
        return administrators
                .lock()
                .then(users.lock(username))
                .switchIfEmpty(USER_NOT_FOUND.error(username))
                .flatMap(user ->
                        users.delete(user)
                                .map(sequence ->
                                        new UserDeleted(user.id(), sequence, user.state())))
                .flatMap(event -> outbox.append(event, actor))
                .then(administrators.requireOne());
    }
}
