package io.gantry.web.conditional;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IfMatchTest {
    @Test
    void letsPassWhoHasTheVersionOrAsksForNone() {
        assertThatCode(() -> new IfMatch(null).check(7)).doesNotThrowAnyException();
        assertThatCode(() -> new IfMatch("*").check(7)).doesNotThrowAnyException();
        assertThatCode(() -> new IfMatch("\"6\", \"7\"").check(7)).doesNotThrowAnyException();
    }

    @Test
    void refusesAnyOtherVersion() {
        assertThatThrownBy(() -> new IfMatch("\"6\"").check(7))
                .hasMessage("If-Match is \"6\", but the current version is \"7\"");
        assertThatThrownBy(() -> new IfMatch("W/\"7\"").check(7)).hasMessageContaining("W/");
    }
}
