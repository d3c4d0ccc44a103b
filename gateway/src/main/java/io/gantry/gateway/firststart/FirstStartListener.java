package io.gantry.gateway.firststart;

import io.gantry.gateway.users.Passwords;
import io.gantry.gateway.users.Users;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets the start wait until there is somebody who can log in. */
@Component
class FirstStartListener {
    private final Users users;
    private final Passwords passwords;
    private final FirstAdmin admin;
    private final FirstAdminProperties properties;

    FirstStartListener(
            Users users, Passwords passwords, FirstAdmin admin, FirstAdminProperties properties) {
        this.users = users;
        this.passwords = passwords;
        this.admin = admin;
        this.properties = properties;
    }

    @EventListener(ApplicationStartedEvent.class)
    void makeAdmin() {
        users.isEmpty().filter(Boolean::booleanValue).flatMap(_ -> create()).block();
    }

    private Mono<Void> create() {
        InitialPassword password = InitialPassword.of(properties.adminPassword());
        return passwords.hash(password.text()).flatMap(hash -> admin.create(password, hash));
    }
}
