package io.gantry.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gantry.search.AnEntity;
import io.gantry.search.SearchIT;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SuggestIT extends SearchIT {
    @Test
    void suggestsByBeginningsOfWordsInAnyOrder() {
        String word = aWord();
        String name = word + "-gate.v2";
        CATALOG.created(AnEntity.named(name).title("Front Door").make());
        awaitSuggestions(word, name);
        assertThat(suggest(word.substring(0, 9))).containsExactly(name);
        assertThat(suggest("ga " + word)).containsExactly(name);
        assertThat(suggest("v2 ga " + word.substring(0, 9))).containsExactly(name);
        assertThat(suggest("doo " + word)).containsExactly(name);
        assertThat(suggest(word + "ga")).containsExactly(name);
        assertThat(suggest(word + " back")).isEmpty();
    }

    @Test
    void tellsWhatItTakesToShowItAndToGoThere() {
        String word = aWord();
        CATALOG.created(
                AnEntity.named(word).kind("API").namespace("billing").title("The one").make());
        awaitSuggestions(word, word);
        JsonNode suggestion = search("/suggest?q={q}", word).get(0);
        assertThat(suggestion)
                .hasToString(
                        "{\"kind\":\"API\",\"name\":\"%s\",\"namespace\":\"billing\",\"title\":\"The one\"}"
                                .formatted(word));
    }

    @Test
    void putsWhatIsMeantFirstThenWhatBeginsSoThenInnerWordsAndNamesBeforeTitles() {
        String word = aWord();
        List<String> wanted =
                Stream.of(
                                AnEntity.named(word),
                                AnEntity.named("x-" + aWord()).title(word),
                                AnEntity.named(word + "-x"),
                                AnEntity.named("x-" + aWord()).title(word + " door"),
                                AnEntity.named("x-" + word),
                                AnEntity.named("x-" + aWord()).title("front " + word))
                        .map(entity -> CATALOG.created(entity.make()).metadata().name())
                        .toList();
        await().atMost(Duration.ofSeconds(60)).until(() -> suggest(word).size() == wanted.size());
        assertThat(suggest(word)).isEqualTo(wanted);
    }

    @Test
    void suggestsWhatIsSpelledLikeItWhereNothingBeginsSo() {
        String word = aWord();
        CATALOG.created(AnEntity.named(word).make());
        awaitSuggestions(word, word);
        assertThat(suggest(word.substring(0, 5) + word.substring(6))).containsExactly(word);
    }

    @Test
    void filtersByKindAndNamespace() {
        String word = aWord();
        CATALOG.created(AnEntity.named(word + "-1").kind("API").make());
        CATALOG.created(AnEntity.named(word + "-2").namespace("billing").make());
        awaitSuggestions(word, word + "-1", word + "-2");
        assertThat(names("/suggest?q={q}&kind=api", word)).containsExactly(word + "-1");
        assertThat(names("/suggest?q={q}&namespace=billing", word)).containsExactly(word + "-2");
    }

    @Test
    void suggestsNoMoreThanTheLimitInTheOrderOfNames() {
        String word = aWord();
        List<String> names = IntStream.range(10, 35).mapToObj(i -> word + "-" + i).toList();
        names.forEach(name -> CATALOG.created(AnEntity.named(name).make()));
        awaitAllSoFarIndexed();
        assertThat(suggest(word)).isEqualTo(names.subList(0, 10));
        assertThat(names("/suggest?q={q}&limit=20", word)).isEqualTo(names.subList(0, 20));
    }

    @Test
    void forgetsADeletedEntity() {
        var entity = CATALOG.created(AnEntity.named(aWord()).make());
        String name = entity.metadata().name();
        awaitSuggestions(name, name);
        CATALOG.deleted(entity);
        awaitSuggestions(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "--./"})
    void suggestsNothingWithoutAWord(String q) {
        assertThat(search("/suggest?q={q}", q)).isEmpty();
    }

    private List<String> suggest(String q) {
        return names("/suggest?q={q}", q);
    }

    private void awaitSuggestions(String q, String... names) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(suggest(q)).containsExactlyInAnyOrder(names));
    }
}
