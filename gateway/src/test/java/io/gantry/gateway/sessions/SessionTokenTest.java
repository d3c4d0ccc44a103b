package io.gantry.gateway.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionTokenTest {
    @Test
    void isNeverTheSame() {
        assertThat(SessionToken.random().text()).isNotEqualTo(SessionToken.random().text());
    }

    @Test
    void isKeptAsItsSha256() {
        assertThat(new SessionToken("abc").hash())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void doesNotShowItselfInLogs() {
        SessionToken token = SessionToken.random();
        assertThat(token.toString()).doesNotContain(token.text());
    }
}
