package io.gantry.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.identity.Role;
import io.gantry.testing.ControlCharacters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** What PostgreSQL does not take is the caller's mistake, not ours. */
class BadTextIT extends CatalogIT {
    @Autowired private ApplicationContext context;

    @Test
    void isRefusedInEveryParameterOfEveryRoute() {
        ControlCharacters.check(context, as(Role.ADMIN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|/api/v1/history|{\"kind\": \"Service\", \"name\": \"a\\u0000\"}|/name",
                "PUT|/api/v1/dashboard/config|{\"announcements\": [{\"title\": \"a\\u0000\","
                        + " \"severity\": \"info\"}]}|/announcements/0/title",
                "PUT|/api/v1/schemas/Gadget|{\"schema\": {\"type\": \"object\", \"description\":"
                        + " \"a\\u0000\"}}|/schema/description",
                "POST|/api/v1/entities|{\"kind\": \"Service\", \"metadata\": {\"name\": \"a\","
                        + " \"title\": \"a\\u0000\"}}|/metadata/title",
                "PUT|/api/v1/entities/service/a|{\"kind\": \"Service\", \"metadata\": {\"name\":"
                        + " \"a\", \"tags\": [\"a\\u0000\"]}}|/metadata/tags/0"
            })
    void isRefusedInEveryBody(String method, String uri, String body, String place) {
        as(Role.ADMIN)
                .method(HttpMethod.valueOf(method))
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .value(answer -> assertThat(answer).contains(place));
    }

    @Test
    void isRefusedInACursor() {
        // ["Service","default","a\u0000"]
        refused(
                "/api/v1/entities?limit=5&cursor=WyJTZXJ2aWNlIiwiZGVmYXVsdCIsImFcdTAwMDAiXQ",
                400,
                "parameter cursor is");
    }
}
