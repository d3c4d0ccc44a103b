package io.gantry.gateway.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.gateway.requests.PublicProperties;
import io.gantry.web.encryption.Encryption;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a begun sign-in in the browser that began it, so that any replica can end it. */
@Component
class SignInCookie {
    private static final String NAME = "gantry_sign_in";
    private static final String PURPOSE = "cookie/" + NAME;
    private static final Duration LIFE = Duration.ofMinutes(10);
    private final PublicProperties addresses;
    private final Encryption encryption;
    private final JsonMapper json;
    private final Clock clock;

    SignInCookie(PublicProperties addresses, Encryption encryption, JsonMapper json, Clock clock) {
        this.addresses = addresses;
        this.encryption = encryption;
        this.json = json;
        this.clock = clock;
    }

    void write(SignIn signIn, ServerWebExchange exchange) {
        byte[] sealed = encryption.seal(json.writeValueAsBytes(signIn), PURPOSE);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        exchange.getResponse().addCookie(cookie(text, LIFE, exchange));
    }

    /** The sign-in that this browser has begun, if it did not take too long; it ends with this. */
    Optional<SignIn> take(ServerWebExchange exchange) {
        exchange.getResponse().addCookie(cookie("", Duration.ZERO, exchange));
        HttpCookie shown = exchange.getRequest().getCookies().getFirst(NAME);
        return Optional.ofNullable(shown)
                .flatMap(cookie -> open(cookie.getValue()))
                .filter(signIn -> !signIn.isOver(clock.instant()));
    }

    private Optional<SignIn> open(String text) {
        try {
            byte[] opened = encryption.open(Base64.getUrlDecoder().decode(text), PURPOSE);
            return Optional.of(json.readValue(new String(opened, UTF_8), SignIn.class));
        } catch (GeneralSecurityException | RuntimeException _) {
            return Optional.empty(); // nobody's, or of another key: begun anew
        }
    }

    /** Lax, since the provider's page leads back here. */
    private ResponseCookie cookie(String value, Duration life, ServerWebExchange exchange) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(addresses.isTls(exchange))
                .path(OidcController.PATH)
                .maxAge(life)
                .build();
    }
}
