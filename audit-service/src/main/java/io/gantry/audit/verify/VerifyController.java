package io.gantry.audit.verify;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells whether the log is what was written. */
@RestController
class VerifyController {
    private final Verifier verifier;

    VerifyController(Verifier verifier) {
        this.verifier = verifier;
    }

    /**
     * Follows the whole chain: {@code {rows, firstBroken, headChecked}}, 200 if it is whole, 409
     * with {@code error} and {@code requestId} besides if not. Needs platform-engineer. Takes about
     * a second for 10,000 rows.
     */
    @GetMapping("/api/v1/audit/verify")
    Mono<ResponseEntity<VerificationView>> verify(Actor actor) {
        actor.require(Role.PLATFORM_ENGINEER);
        return verifier.verify().map(found -> VerificationView.answer(found, actor.requestId()));
    }
}
