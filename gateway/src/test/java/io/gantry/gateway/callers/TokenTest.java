package io.gantry.gateway.callers;

import static io.gantry.gateway.callers.Token.Kind.API_KEY;
import static io.gantry.gateway.callers.Token.Kind.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenTest {
    @Test
    void isNeverTheSame() {
        assertThat(Token.random(SESSION).text()).isNotEqualTo(Token.random(SESSION).text());
    }

    @Test
    void isKeptAsItsSha256() {
        assertThat(new Token(SESSION, "abc").hash())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void isReadAsWhatItIs() {
        for (Token.Kind kind : Token.Kind.values()) {
            Token token = Token.random(kind);
            assertThat(Token.parse(token.text())).contains(token);
        }
        assertThat(Token.random(API_KEY).text()).matches("gantry_k_[A-Za-z0-9_-]{43}");
    }

    @Test
    void isNothingWithoutItsForm() {
        String text = Token.random(SESSION).text();
        assertThat(Token.parse("")).isEmpty();
        assertThat(Token.parse(text.substring(1))).isEmpty();
        assertThat(Token.parse(text.substring(0, text.length() - 1))).isEmpty();
        assertThat(Token.parse(text + "A")).isEmpty();
        assertThat(Token.parse(text.replace("_s_", "_x_"))).isEmpty();
        assertThat(Token.parse(text.substring(0, text.length() - 1) + "\u0000")).isEmpty();
    }

    @Test
    void doesNotShowItselfInLogs() {
        Token token = Token.random(SESSION);
        assertThat(token.toString()).doesNotContain(token.text());
    }
}
