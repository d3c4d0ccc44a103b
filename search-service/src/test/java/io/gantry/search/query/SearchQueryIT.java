package io.gantry.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gantry.search.AnEntity;
import io.gantry.search.SearchIT;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SearchQueryIT extends SearchIT {
    @Test
    void forgivesTypos() {
        String word = aWord();
        CATALOG.created(AnEntity.named(word).make());
        awaitNames(word, word);
        String swapped = "" + word.charAt(1) + word.charAt(0) + word.substring(2);
        String missing = word.substring(0, 5) + word.substring(6);
        assertThat(names("?q={q}", swapped)).containsExactly(word);
        assertThat(names("?q={q}", missing)).containsExactly(word);
    }

    @Test
    void takesTheLastWordAsABeginning() {
        String word = aWord();
        String other = aWord();
        String name = word + "-" + other;
        CATALOG.created(AnEntity.named(name).make());
        awaitNames(word, name);
        assertThat(names("?q={q}", word.substring(0, 8))).containsExactly(name);
        assertThat(names("?q={q}", word + " " + other.substring(0, 3))).containsExactly(name);
        assertThat(names("?q={q}", word.substring(0, 3) + " " + other)).isEmpty();
    }

    @Test
    void breaksWordsAtHyphensDotsSlashesUnderscoresAndCase() {
        String word = aWord();
        String name = word + "-gate.v2";
        CATALOG.created(
                AnEntity.named(name)
                        .title("HTTP" + "/" + word + "Front_end")
                        .annotations(Map.of("backstage.io/original-name", word + "_Original"))
                        .make());
        awaitNames(word, name);
        assertThat(names("?q={q}", word + " gate")).containsExactly(name);
        assertThat(names("?q={q}", "gate " + word)).containsExactly(name);
        assertThat(names("?q={q}", word + " front")).containsExactly(name);
        assertThat(names("?q={q}", word + "/end")).containsExactly(name);
        assertThat(names("?q={q}", word + ".original")).containsExactly(name);
        assertThat(names("?q={q}", word + "gatev2")).containsExactly(name);
    }

    @Test
    void findsAWordThatWasKeptBesideALongText() {
        String word = aWord();
        String name = aWord();
        CATALOG.created(
                AnEntity.named(name)
                        .annotations(
                                Map.of("a", "long ".repeat(10_000), "backstage.io/original", word))
                        .make());
        awaitNames(word, name);
    }

    @Test
    void findsOnlyWhatHasAllTheTags() {
        String word = aWord();
        CATALOG.created(AnEntity.named(word).tags("red", "green").make());
        CATALOG.created(AnEntity.named(word + "-2").tags("red").make());
        awaitNames(word, word, word + "-2");
        assertThat(names("?q={q}&tag=red&tag=green", word)).containsExactly(word);
    }

    @Test
    void ranksTheExactNameFirstThenNamesThenOtherFields() {
        String word = aWord();
        CATALOG.created(AnEntity.named("a-mentioned-" + aWord()).description(word).make());
        CATALOG.created(AnEntity.named(word + "-" + word).tags(word).title(word).make());
        CATALOG.created(AnEntity.named(word).make());
        awaitSize(word, 3);
        assertThat(names("?q={q}", word)).startsWith(word, word + "-" + word);
        assertThat(names("?q={q}", word.toUpperCase(Locale.ROOT))).startsWith(word);
    }

    @Test
    void ranksTheNameFirstWhateverIsBetweenItsWords() {
        String first = aWord();
        String second = aWord();
        String name = first + "-" + second;
        CATALOG.created(AnEntity.named(name).make());
        String titled = "x-" + aWord();
        CATALOG.created(AnEntity.named(titled).title(first + " " + second).make());
        awaitSize(first, 2);
        assertThat(names("?q={q}", first + " " + second)).startsWith(name);
        assertThat(names("?q={q}", first + second)).containsExactly(name, titled);
    }

    @Test
    void findsByOwnerTagsAndLettersWithoutAccents() {
        String word = aWord();
        CATALOG.created(
                AnEntity.named(word)
                        .owner("team-" + word)
                        .tags("tag-" + word)
                        .title("Zürich")
                        .make());
        awaitNames(word, word);
        assertThat(names("?q={q}", "team " + word)).containsExactly(word);
        assertThat(names("?q={q}", "tag " + word)).containsExactly(word);
        assertThat(names("?q={q}", word + " zurich")).containsExactly(word);
    }

    @Test
    void filtersByKindNamespaceOwnerAndTag() {
        String word = aWord();
        String owner = "team-" + aWord();
        CATALOG.created(AnEntity.named(word + "-1").kind("API").make());
        CATALOG.created(AnEntity.named(word + "-2").namespace("billing").make());
        CATALOG.created(AnEntity.named(word + "-3").owner(owner).make());
        CATALOG.created(AnEntity.named(word + "-4").tags("Red", "blue").make());
        awaitSize(word, 4);
        assertThat(names("?q={q}&kind=api", word)).containsExactly(word + "-1");
        assertThat(names("?q={q}&kind=API", word)).containsExactly(word + "-1");
        assertThat(names("?q={q}&namespace=billing", word)).containsExactly(word + "-2");
        assertThat(names("?q={q}&owner={o}", word, owner)).containsExactly(word + "-3");
        assertThat(names("?q={q}&tag=Red", word)).containsExactly(word + "-4");
        assertThat(names("?q={q}&tag=red", word)).isEmpty();
        assertThat(names("?q={q}&tag=blue&kind=api", word)).isEmpty();
    }

    @Test
    void answersNoMoreThanTheLimit() {
        String word = aWord();
        for (int i = 0; i < 25; i++) {
            CATALOG.created(AnEntity.named(word + "-" + i).make());
        }
        awaitSize(word, 25);
        assertThat(names("?q={q}", word)).hasSize(20);
        assertThat(names("?q={q}&limit=3", word)).hasSize(3);
    }

    @Test
    void highlightsAsHtmlThatCannotHarm() {
        String word = aWord();
        CATALOG.created(AnEntity.named(word).title("<script>" + word + "</script>").make());
        awaitNames(word, word);
        JsonNode hit = search("?q={q}", word).get(0);
        assertThat(hit.at("/highlights/title/0").asString())
                .startsWith("&lt;script&gt;<em>" + word + "</em>&lt;");
        assertThat(hit.has("description")).isFalse();
        assertThat(hit.has("owner")).isFalse();
        assertThat(hit.path("tags").isEmpty()).isTrue();
    }

    @Test
    void answersTheLongestQueryOfManyWords() {
        assertThat(search("?q={q}", "ab ".repeat(333)).isArray()).isTrue();
        assertThat(search("?q={q}", "支付".repeat(500)).isArray()).isTrue();
        assertThat(search("?q={q}", "a'b".repeat(333)).isArray()).isTrue();
        assertThat(search("?q={q}", "x".repeat(1000)).isArray()).isTrue();
    }

    private void awaitSize(String word, int size) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> names("?q={q}&limit=100", word).size() == size);
    }
}
