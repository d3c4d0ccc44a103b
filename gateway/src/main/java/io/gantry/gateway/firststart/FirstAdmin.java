package io.gantry.gateway.firststart;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.IdentityEvent.UserCreated;
import io.gantry.contracts.identity.Role;
import io.gantry.contracts.identity.Source;
import io.gantry.events.Outbox;
import io.gantry.gateway.users.User;
import io.gantry.gateway.users.Users;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** The user whom the first start makes, of however many replicas. */
@Service
class FirstAdmin {
    /** Breaks the rule of user names, so it is nobody's. */
    private static final String STARTER = "(first start)";

    private final Users users;
    private final PasswordFile file;
    private final Outbox outbox;
    private final Clock clock;

    FirstAdmin(Users users, PasswordFile file, Outbox outbox, Clock clock) {
        this.users = users;
        this.file = file;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Makes the user unless another replica has just done so. The file comes before the commit: an
     * administrator whose password nobody knows is worse than a password without administrator.
     */
    @Transactional
    Mono<Void> create(InitialPassword password, String hash) {
        User admin = admin();
        return users.insert(admin, hash, clock.instant())
                .flatMap(sequence ->
                        outbox.append(created(admin, sequence), starter()).then(keep(password)));
    }

    private Mono<Void> keep(InitialPassword password) {
        return switch (password) {
            case InitialPassword.Given _ -> Mono.empty();
            case InitialPassword.Made made -> file.write(made.text());
        };
    }

    private static UserCreated created(User admin, long sequence) {
        return new UserCreated(admin.id(), sequence, admin.state());
    }

    private static User admin() {
        return User.create("admin", "Administrator", null, Role.ADMIN);
    }

    private static Actor starter() {
        String requestId = UUID.randomUUID().toString();
        return new Actor(STARTER, Role.ADMIN, Set.of(), Source.API, null, requestId);
    }
}
