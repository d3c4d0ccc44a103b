package io.gantry.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class StorableStringsTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(StorableStrings.module()).build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"a\\u0000\"}|/name",
                "{\"names\": [\"a\", \"\\u0000\"]}|/names/1",
                "{\"labels\": {\"x\": \"\\u0000b\"}}|/labels/x"
            })
    void saysWhereTheCharacterIs(String body, String place) {
        assertThatThrownBy(() -> JSON.readValue(body, Body.class))
                .rootCause()
                .hasMessage("malformed body: %s contains the character U+0000".formatted(place));
    }

    @Test
    void readsAllElseAsItIs() {
        Body body = JSON.readValue("{\"name\": null, \"names\": [\"a\\\\u0000\\n\"]}", Body.class);
        assertThat(body.name()).isNull();
        assertThat(body.names()).containsExactly("a\\u0000\n");
    }

    private record Body(
            @Nullable String name,
            @Nullable List<String> names,
            @Nullable Map<String, String> labels) {}
}
