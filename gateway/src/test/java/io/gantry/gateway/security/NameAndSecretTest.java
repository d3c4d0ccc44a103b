package io.gantry.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class NameAndSecretTest {
    @Test
    void endsTheNameAtTheFirstColon() {
        assertThat(NameAndSecret.parse(base64("alice:a:b")))
                .contains(new NameAndSecret("alice", "a:b"));
        assertThat(NameAndSecret.parse(base64("alice:ä😀")))
                .contains(new NameAndSecret("alice", "ä😀"));
    }

    @Test
    void isNothingWithoutNameColonAndSecret() {
        for (String text : new String[] {"", ":", "alice", "alice:", ":secret"}) {
            assertThat(NameAndSecret.parse(base64(text))).as(text).isEmpty();
        }
        assertThat(NameAndSecret.parse("???")).isEmpty();
        byte[] latin1 = {'a', ':', (byte) 0xe4};
        assertThat(NameAndSecret.parse(Base64.getEncoder().encodeToString(latin1))).isEmpty();
    }

    @Test
    void keepsTheSecretOutOfLogs() {
        assertThat(new NameAndSecret("alice", "hush").toString()).doesNotContain("hush");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
