package io.gantry.web.gitroutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;

class GitFirewallTest {
    @ParameterizedTest
    @ValueSource(strings = {"plain ~ text", "tab\tin it", "Zürich", ""})
    void passesOnHeadersOf(String value) {
        assertThat(headers(value).getFirst("X-Any")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\u007fb", "a\u0085b", "a\nb"})
    void refusesHeadersWithControlCharacters(String value) {
        assertThatThrownBy(() -> headers(value))
                .isInstanceOf(ServerExchangeRejectedException.class);
    }

    private static HttpHeaders headers(String value) {
        // In percent code, so that the framework judges it.
        URI address = URI.create("/api/v1/entities/%61");
        var request =
                MockServerHttpRequest.method(HttpMethod.GET, address)
                        .header("X-Any", value)
                        .build();
        var exchange = MockServerWebExchange.from(request);
        var passed =
                Objects.requireNonNull(new GitFirewall().getFirewalledExchange(exchange).block());
        return passed.getRequest().getHeaders();
    }
}
