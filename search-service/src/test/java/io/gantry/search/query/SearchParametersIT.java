package io.gantry.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.search.AnEntity;
import io.gantry.search.SearchIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchParametersIT extends SearchIT {
    @Test
    void asksStrangersToSignIn() {
        anonymous().get().uri("/api/v1/search?q=x").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void findsNothingWithoutAQuery() {
        assertThat(search("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "--./"})
    void findsNothingWithoutAWord(String q) {
        assertThat(search("?q={q}", q)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "ten"})
    void refusesALimitThatIsNone(String limit) {
        refused("?q=x&limit=" + limit, "parameter limit is \"" + limit + "\", expected 1 to 100");
    }

    @Test
    void refusesAQueryThatIsTooLong() {
        refused("?q=" + "x".repeat(1001), "parameter q has 1001 characters, expected at most 1000");
    }

    /** A word to us, but many to the index, which knows each of them in several fields. */
    @Test
    void refusesAQueryWhoseScriptsBreakIntoTooManyWords() {
        StringBuilder mixed = new StringBuilder();
        for (int i = 0; i < 240; i++) {
            mixed.append((char) ('ア' + i % 80)).append((char) ('ア' + i / 80));
            mixed.append((char) ('a' + i % 26)).append((char) ('a' + i / 26));
        }
        String q = mixed.toString();
        String name = aWord();
        CATALOG.created(
                AnEntity.named(name).title(q).description(q).owner(q).tags(q, "last").make());
        awaitNames(name, name);
        viewer().get()
                .uri("/api/v1/search?q={q}", q)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("parameter q breaks into too many words");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "21", "ten"})
    void refusesALimitOfSuggestionsThatIsNone(String limit) {
        refused(
                "/suggest?q=x&limit=" + limit,
                "parameter limit is \"" + limit + "\", expected 1 to 20");
    }

    @Test
    void refusesToSuggestForABook() {
        refused(
                "/suggest?q=" + "x".repeat(1001),
                "parameter q has 1001 characters, expected at most 1000");
        refused("/suggest?q=x&tag=red", "unknown query parameter \"tag\"");
    }

    @Test
    void refusesAParameterThatItDoesNotKnow() {
        refused("?q=x&knd=api", "unknown query parameter \"knd\"");
    }

    @Test
    void refusesAParameterThatComesAgain() {
        refused("?q=x&q=y", "query parameter \"q\" is given 2 times, expected once");
    }

    private void refused(String query, String message) {
        viewer().get()
                .uri("/api/v1/search" + query)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error")
                .<String>value(error -> assertThat(error).startsWith(message));
    }
}
