package io.gantry.audit.verify;

import io.gantry.audit.heads.SignedHeads;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.web.security.RequiresRole;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells whether the log is what was written. */
@RestController
class VerifyController {
    private final SignedHeads heads;
    private final Verifier verifier;

    VerifyController(SignedHeads heads, Verifier verifier) {
        this.heads = heads;
        this.verifier = verifier;
    }

    /**
     * Follows the whole chain and compares it with the heads that were signed: {@code {rows,
     * firstBroken, headChecked, signedHeads}}, 200 if it is whole, 409 with {@code error} and
     * {@code requestId} besides if not, 503 while the topic with the signed heads is away. Needs
     * platform-engineer.
     */
    @GetMapping("/api/v1/audit/verify")
    @RequiresRole(Role.PLATFORM_ENGINEER)
    Mono<ResponseEntity<VerificationView>> verify(Actor actor) {
        return heads.read()
                .flatMap(verifier::verify)
                .map(found -> VerificationView.answer(found, actor.requestId()));
    }
}
