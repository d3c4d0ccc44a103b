package io.gantry.web.requestid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class RequestIdTest {
    @Test
    void acceptsAnIdThatIsOne() {
        assertThat(idFor("a.B-1_")).isEqualTo("a.B-1_");
        assertThat(idFor("x".repeat(64))).isEqualTo("x".repeat(64));
    }

    @Test
    void makesOneInPlaceOfAnythingElse() {
        assertThat(idFor("x".repeat(65))).hasSize(36);
        assertThat(idFor("a b")).hasSize(36);
        assertThat(idFor("")).hasSize(36);
    }

    @Test
    void staysTheSameForARequest() {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));
        assertThat(RequestId.of(exchange)).isEqualTo(RequestId.of(exchange));
    }

    private static String idFor(String sent) {
        return RequestId.of(
                MockServerWebExchange.from(
                        MockServerHttpRequest.get("/").header(RequestId.HEADER, sent)));
    }
}
