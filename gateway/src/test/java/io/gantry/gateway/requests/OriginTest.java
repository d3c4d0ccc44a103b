package io.gantry.gateway.requests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OriginTest {
    @Test
    void knowsUsualPortsAndNoCase() {
        assertThat(Origin.parse("HTTP://Gantry.example"))
                .isEqualTo(Origin.parse("http://gantry.example:80"));
        assertThat(Origin.parse("https://gantry.example"))
                .isEqualTo(Origin.parse("https://gantry.example:443"));
        assertThat(Origin.parse("https://gantry.example"))
                .isNotEqualTo(Origin.parse("http://gantry.example"));
    }

    @Test
    void findsNoneInNonsense() {
        assertThat(Origin.parse("null")).isEmpty();
        assertThat(Origin.parse("")).isEmpty();
        assertThat(Origin.parse("http://a b")).isEmpty();
        assertThat(Origin.parse("file:///etc/passwd")).isEmpty();
    }
}
