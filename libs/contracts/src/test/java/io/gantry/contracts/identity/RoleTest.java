package io.gantry.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleTest {
    @Test
    void growsFromViewerToAdmin() {
        assertThat(Role.ADMIN.includes(Role.PLATFORM_ENGINEER)).isTrue();
        assertThat(Role.DEVELOPER.includes(Role.DEVELOPER)).isTrue();
        assertThat(Role.VIEWER.includes(Role.DEVELOPER)).isFalse();
    }

    @Test
    void isSpelledWithAHyphen() {
        assertThat(Role.of("platform-engineer")).isEqualTo(Role.PLATFORM_ENGINEER);
        assertThatThrownBy(() -> Role.of("root")).hasMessageContaining("role \"root\" is none of");
    }

    @Test
    void tellsTheActorWhatHeLacks() {
        Actor viewer = new Actor("eve", Role.VIEWER, Set.of(), Source.API, null, "r");
        assertThatThrownBy(() -> viewer.require(Role.DEVELOPER))
                .isInstanceOf(InsufficientRole.class)
                .hasMessage("needs role developer, you have viewer");
    }
}
