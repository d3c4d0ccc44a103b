package io.gantry.gateway.passwords;

import static io.gantry.gateway.GatewayError.PASSWORD_WRONG;
import static io.gantry.gateway.GatewayError.USER_NOT_FOUND;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.IdentityEvent.PasswordChanged;
import io.gantry.contracts.identity.Role;
import io.gantry.events.Outbox;
import io.gantry.gateway.callers.Caller;
import io.gantry.gateway.logins.PasswordLogin;
import io.gantry.gateway.requests.Client;
import io.gantry.gateway.sessions.SessionService;
import io.gantry.gateway.users.Credentials;
import io.gantry.gateway.users.Passwords;
import io.gantry.gateway.users.User;
import io.gantry.gateway.users.Users;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The rules for changing a password; it is hashed before the transaction. */
@Service
class PasswordService {
    private final Users users;
    private final Passwords passwords;
    private final Credentials credentials;
    private final PasswordLogin logins;
    private final SessionService sessions;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    PasswordService(
            Users users,
            Passwords passwords,
            Credentials credentials,
            PasswordLogin logins,
            SessionService sessions,
            Outbox outbox,
            TransactionalOperator transaction,
            Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.credentials = credentials;
        this.logins = logins;
        this.sessions = sessions;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<Void> change(ChangePassword request, Caller caller, Client client) {
        String username = caller.user().username();
        Actor actor = caller.actingThrough(client);
        return logins.check(username, request.currentPassword(), client, PasswordController.OWN)
                .switchIfEmpty(PASSWORD_WRONG.error())
                .flatMap(_ -> passwords.hash(request.newPassword()))
                .flatMap(hash -> replace(username, hash, caller.proof().id(), actor));
    }

    Mono<Void> reset(String username, ResetPassword request, Actor actor) {
        actor.require(Role.ADMIN);
        return users.find(username)
                .switchIfEmpty(USER_NOT_FOUND.error(username))
                .flatMap(_ -> passwords.hash(request.newPassword()))
                .flatMap(hash -> replace(username, hash, null, actor));
    }

    private Mono<Void> replace(String username, String hash, @Nullable UUID kept, Actor actor) {
        Mono<Void> change =
                users.lock(username)
                        .switchIfEmpty(USER_NOT_FOUND.error(username))
                        .flatMap(user -> store(user, hash, kept, actor));
        return transaction
                .transactional(change)
                .then(Mono.fromRunnable(() -> credentials.forget(username)));
    }

    private Mono<Void> store(User user, String hash, @Nullable UUID kept, Actor actor) {
        return users.updatePassword(user, hash, clock.instant())
                .map(sequence -> new PasswordChanged(user.id(), sequence, user.username()))
                .flatMap(event -> outbox.append(event, actor))
                .then(sessions.endOthers(user, kept, actor));
    }
}
