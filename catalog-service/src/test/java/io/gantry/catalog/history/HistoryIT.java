package io.gantry.catalog.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.CatalogIT;
import io.gantry.contracts.identity.Role;
import io.gantry.testing.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class HistoryIT extends CatalogIT {
    private WebTestClient bob;

    @BeforeEach
    void logIn() {
        bob = user(aName("bob"));
    }

    @Test
    void keepsTheNewestTwentyEachOnce() {
        for (int i = 0; i < 22; i++) {
            view(bob, Map.of("kind", "service", "name", "s" + i)).expectStatus().isNoContent();
        }
        view(bob, Map.of("kind", "Services", "name", "s5")).expectStatus().isNoContent();
        List<String> expected =
                IntStream.concat(
                                IntStream.of(5),
                                IntStream.iterate(21, i -> i >= 2, i -> i - 1).filter(i -> i != 5))
                        .mapToObj(i -> "s" + i)
                        .toList();
        assertThat(names("?limit=20")).isEqualTo(expected);
        assertThat(names("")).isEqualTo(expected.subList(0, 10));
        assertThat(names("?limit=1")).containsExactly("s5");
    }

    @Test
    void showsEachUserHisOwn() {
        view(bob, Map.of("kind", "API", "name", "a", "namespace", "billing"));
        bob.get()
                .uri("/api/v1/history")
                .exchange()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(1)
                .jsonPath("$[0].kind")
                .isEqualTo("API")
                .jsonPath("$[0].namespace")
                .isEqualTo("billing")
                .jsonPath("$[0].viewedAt")
                .isNotEmpty();
        user(aName("carol")).get().uri("/api/v1/history").exchange().expectBody().json("[]");
    }

    @Test
    void refusesWhatIsNoEntity() {
        refused(Map.of("kind", "service"), "kind and name are required");
        refused(Map.of("name", "a"), "kind and name are required");
        refused(Map.of("kind", "gadget", "name", "a"), "unknown kind \"gadget\"");
        refused(Map.of("kind", "service", "name", "A!"), "name is \"A!\"");
        refused("/api/v1/history?limit=21", 400, "parameter limit is \"21\", expected 1 to 20");
        refused("/api/v1/history?offset=1", 400, "unknown query parameter \"offset\"");
    }

    private void refused(Map<String, String> body, String sentence) {
        view(bob, body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error")
                .value(saying(sentence));
    }

    private static ResponseSpec view(WebTestClient user, Map<String, String> body) {
        return user.post().uri("/api/v1/history").bodyValue(body).exchange();
    }

    private List<String> names(String query) {
        return bob.get()
                .uri("/api/v1/history" + query)
                .exchange()
                .returnResult(View.class)
                .getResponseBody()
                .map(View::name)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private WebTestClient user(String name) {
        return anonymous()
                .mutate()
                .defaultHeader(
                        HttpHeaders.AUTHORIZATION,
                        TestTokens.bearer(name, Role.VIEWER, "catalog-service"))
                .build();
    }
}
