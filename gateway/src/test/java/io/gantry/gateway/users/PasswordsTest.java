package io.gantry.gateway.users;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void knowsAPasswordByItsHash() {
        String hash = requireNonNull(passwords.hash("correct horse").block());
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("correct horse", hash).block()).isTrue();
        assertThat(passwords.matches("wrong horse", hash).block()).isFalse();
    }

    @Test
    void hashesOfNobodyAreFormedLikeOthersAndMatchNothing() {
        String others = requireNonNull(passwords.hash("correct horse").block());
        assertThat(passwords.ofNobody()).hasSameSizeAs(others);
        assertThat(passwords.matches("", passwords.ofNobody()).block()).isFalse();
    }

    @Test
    void computesAtMostFourAtOnce() {
        Long threads =
                Flux.range(0, 12)
                        .flatMap(_ ->
                                passwords
                                        .hash("correct horse")
                                        .map(_ -> Thread.currentThread().getName()))
                        .distinct()
                        .count()
                        .block();
        assertThat(threads).isBetween(1L, 4L);
    }
}
