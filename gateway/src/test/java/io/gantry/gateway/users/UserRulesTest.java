package io.gantry.gateway.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"alice", "a", "A.b_c@d+e-f", "...", ".a", "9"})
    void takesUsernames(String name) {
        assertThat(UserRules.isUsername(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a b", "a/b", "ä", "a\n", "a\u0000"})
    void refusesUsernames(String name) {
        assertThat(UserRules.isUsername(name)).isFalse();
    }

    @Test
    void countsCharactersOfPasswordsNotCodeUnits() {
        assertThat(UserRules.isPassword("1234567")).isFalse();
        assertThat(UserRules.isPassword("12345678")).isTrue();
        assertThat(UserRules.isPassword("😀".repeat(256))).isTrue();
        assertThat(UserRules.isPassword("😀".repeat(4))).isFalse();
        assertThat(UserRules.isPassword("x".repeat(257))).isFalse();
    }
}
