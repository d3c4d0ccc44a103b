package io.gantry.gateway.tokens;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells services how to verify internal JWTs. */
@RestController
class JwksController {
    private final SigningKeys keys;

    JwksController(SigningKeys keys) {
        this.keys = keys;
    }

    /**
     * 200 with the public keys: of the one that signs, and of those that signed before. Public.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc7517#section-5">JWK Set</a>
     */
    @GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<String> keys() {
        return keys.published();
    }
}
