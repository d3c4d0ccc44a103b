package io.gantry.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void breaksAtSeparators() {
        assertThat(texts("payment-api.v2/x_y zFront"))
                .containsExactly("payment", "api", "v2", "x", "y", "zFront");
    }

    @Test
    void knowsThePartsOfCamelCase() {
        assertThat(parts("paymentApiFront")).containsExactly("payment", "Api", "Front");
        assertThat(parts("payment")).containsExactly("payment");
        assertThat(parts("HTTPServer")).containsExactly("HTTPServer");
    }

    @Test
    void keepsAcronymsAndDigitsTogether() {
        assertThat(texts("HTTPServer oauth2")).containsExactly("HTTPServer", "oauth2");
    }

    @Test
    void takesEachSignOfAScriptWithoutSpacesAsAWord() {
        assertThat(texts("支付api")).containsExactly("支", "付", "api");
    }

    @Test
    void hasNoneInPunctuation() {
        assertThat(Words.of(" -./ ").none()).isTrue();
    }

    @Test
    void countsOnlyTheFirst() {
        assertThat(texts("a ".repeat(100))).hasSize(Words.MOST);
    }

    @Test
    void joinsThemAsTheIndexJoinsAName() {
        assertThat(Words.of("Payment api").joined()).isEqualTo("paymentapi");
    }

    @Test
    void putsWhatIsLikelyMeantInPlaceOfWhatNobodyKnows() {
        Words words =
                Words.of("Paymnet api")
                        .with(word ->
                                word.text().equals("api")
                                        ? word
                                        : new Word(word.text(), List.of("payment", "basement")));
        assertThat(words.areCorrected()).isTrue();
        assertThat(words.text()).isEqualTo("payment api");
        assertThat(words.joined()).isEqualTo("paymentapi");
        assertThat(words.words().getFirst().all())
                .containsExactly("Paymnet", "payment", "basement");
    }

    private static List<String> texts(String query) {
        return Words.of(query).words().stream().map(Word::text).toList();
    }

    private static List<String> parts(String word) {
        return new Word(word, List.of()).parts();
    }
}
