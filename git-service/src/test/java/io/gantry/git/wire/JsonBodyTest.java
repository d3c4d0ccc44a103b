package io.gantry.git.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonBodyTest {
    private static final String LISTS = "map[string][]string";

    @Test
    void readsNamesInAnyCaseAndLetsTheLastOneCount() {
        JsonBody body = JsonBody.ignoringCase(bytes("{\"Name\":\"a\",\"NAME\":\"b\"}"), "api.x");
        assertThat(body.text("name")).isEqualTo("b");
    }

    @Test
    void takesNullForNothing() {
        JsonBody body = JsonBody.ignoringCase(bytes("{\"users\":null,\"name\":null}"), "api.x");
        assertThat(body.list("users")).isEmpty();
        assertThat(body.text("name")).isNull();
        assertThat(JsonBody.exact(bytes("null"), LISTS).list("users")).isNull();
    }

    @Test
    void namesAWrongTypeAsTheFirstServerDid() {
        assertThatThrownBy(() -> JsonBody.exact(bytes("{\"users\":\"a\"}"), LISTS).list("users"))
                .hasMessage("json: cannot unmarshal string into Go value of type []string");
        assertThatThrownBy(() ->
                        JsonBody.ignoringCase(bytes("{\"name\":1}"), "api.jsonUser").text("name"))
                .hasMessage(
                        "json: cannot unmarshal number into Go struct field jsonUser.Name of type"
                                + " string");
        assertThatThrownBy(() -> JsonBody.ignoringCase(bytes("[]"), "api.jsonUser"))
                .hasMessage("json: cannot unmarshal array into Go value of type api.jsonUser");
    }

    private static RawBody bytes(String text) {
        return new RawBody(text.getBytes(UTF_8));
    }
}
