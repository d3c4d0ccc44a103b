package io.gantry.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void breaksAtSeparators() {
        assertThat(Words.of("payment-api.v2/x_y zFront").words())
                .containsExactly("payment", "api", "v2", "x", "y", "zFront");
    }

    @Test
    void knowsThePartsOfCamelCase() {
        assertThat(Words.parts("paymentApiFront")).containsExactly("payment", "Api", "Front");
        assertThat(Words.parts("payment")).containsExactly("payment");
        assertThat(Words.parts("HTTPServer")).containsExactly("HTTPServer");
    }

    @Test
    void keepsAcronymsAndDigitsTogether() {
        assertThat(Words.of("HTTPServer oauth2").words()).containsExactly("HTTPServer", "oauth2");
    }

    @Test
    void takesEachSignOfAScriptWithoutSpacesAsAWord() {
        assertThat(Words.of("支付api").words()).containsExactly("支", "付", "api");
    }

    @Test
    void hasNoneInPunctuation() {
        assertThat(Words.of(" -./ ").none()).isTrue();
    }

    @Test
    void countsOnlyTheFirst() {
        assertThat(Words.of("a ".repeat(100)).words()).hasSize(Words.MOST);
    }

    @Test
    void joinsThemAsTheIndexJoinsAName() {
        assertThat(Words.of("Payment api").joined()).isEqualTo("paymentapi");
    }
}
