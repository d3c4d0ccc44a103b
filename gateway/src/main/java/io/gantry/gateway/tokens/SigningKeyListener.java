package io.gantry.gateway.tokens;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets the start fail rather than the first request if the signing key cannot be had. */
@Component
class SigningKeyListener {
    private final SigningKeys keys;

    SigningKeyListener(SigningKeys keys) {
        this.keys = keys;
    }

    @EventListener(ApplicationStartedEvent.class)
    void readKey() {
        keys.current().block();
    }
}
