package io.gantry.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Mono;

class RememberingDecoderTest {
    private final Hands clock = new Hands();
    private final List<String> verified = new ArrayList<>();
    private final RememberingDecoder decoder = new RememberingDecoder(this::verify, clock);

    @Test
    void verifiesATokenOnceUntilItEnds() {
        Jwt first = decoder.decode("good").block();
        clock.now = Hands.NOON.plusSeconds(59);
        assertThat(decoder.decode("good").block()).isSameAs(first);
        assertThat(verified).containsExactly("good");
        clock.now = Hands.NOON.plusSeconds(60);
        assertThatThrownBy(() -> decoder.decode("good").block())
                .isInstanceOf(BadJwtException.class);
        assertThat(verified).containsExactly("good", "good");
    }

    @Test
    void neverTakesAnotherTokenForOneThatItKnows() {
        decoder.decode("good").block();
        assertThatThrownBy(() -> decoder.decode("goof").block())
                .isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> decoder.decode("goof").block())
                .isInstanceOf(BadJwtException.class);
        assertThat(verified).containsExactly("good", "goof", "goof");
    }

    private Mono<Jwt> verify(String token) {
        return Mono.fromSupplier(() -> {
            verified.add(token);
            if (!token.equals("good") || !clock.now.isBefore(Hands.NOON.plusSeconds(60))) {
                throw new BadJwtException(token);
            }
            return Jwt.withTokenValue(token)
                    .header("alg", "ES256")
                    .expiresAt(Hands.NOON.plusSeconds(60))
                    .build();
        });
    }
}
