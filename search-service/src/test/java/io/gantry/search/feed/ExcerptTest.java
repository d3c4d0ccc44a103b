package io.gantry.search.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void keepsAShortText() {
        assertThat(Excerpt.of("abc", 3)).isEqualTo("abc");
    }

    @Test
    void cutsALongText() {
        assertThat(Excerpt.of("abcd", 3)).isEqualTo("abc");
    }

    @Test
    void cutsNoSignInTwo() {
        assertThat(Excerpt.of("ab\uD83D\uDE80", 3)).isEqualTo("ab");
    }

    @Test
    void cutsAListWhereTheWholeIsTooLong() {
        assertThat(Excerpt.of(List.of("ab", "cd", "ef"), 3)).containsExactly("ab", "c");
    }
}
