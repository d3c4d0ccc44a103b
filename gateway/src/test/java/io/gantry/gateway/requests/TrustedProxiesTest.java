package io.gantry.gateway.requests;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class TrustedProxiesTest {
    private static final TrustedProxies PROXIES = proxies("10.0.0.0/8", "fd00::/8");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9                | 10.1.1.1 | 203.0.113.9",
                "1.1.1.1, 203.0.113.9       | 10.1.1.1 | 203.0.113.9",
                "203.0.113.9, 10.2.2.2      | 10.1.1.1 | 203.0.113.9",
                "1.1.1.1, nonsense          | 10.1.1.1 | 10.1.1.1",
                "10.3.3.3, 10.2.2.2         | 10.1.1.1 | 10.3.3.3",
                "2001:db8::7                | fd00::1  | 2001:db8:0:0:0:0:0:7",
                "203.0.113.9                | 8.8.8.8  | 8.8.8.8",
                "evil.example, localhost    | 10.1.1.1 | 10.1.1.1"
            })
    void believesTheLastAddressThatIsNoProxy(String chain, String peer, String client) {
        assertThat(address(PROXIES.apply(from(peer).header("X-Forwarded-For", chain).build())))
                .isEqualTo(client);
    }

    @Test
    void countsAllHeadersOfThatName() {
        ServerHttpRequest request =
                from("10.1.1.1")
                        .header("X-Forwarded-For", "1.1.1.1")
                        .header("X-Forwarded-For", "203.0.113.9")
                        .build();
        assertThat(address(PROXIES.apply(request))).isEqualTo("203.0.113.9");
    }

    @Test
    void learnsSchemeAndHostFromAProxyAlone() {
        assertThat(PROXIES.apply(forwarded("10.1.1.1")).getURI())
                .hasToString("https://gantry.example:8443/api/v1/entities?q=a%20b");
        assertThat(PROXIES.apply(forwarded("8.8.8.8")).getURI())
                .hasToString("http://inside/api/v1/entities?q=a%20b");
    }

    @Test
    void trustsNobodyUnlessTold() {
        ServerHttpRequest request = forwarded("10.1.1.1");
        assertThat(proxies().apply(request)).isSameAs(request);
    }

    @Test
    void namesTheAddressThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PublicProperties(null, List.of(), List.of("portal.example")))
                .withMessageContaining("gantry.cors-origins is \"portal.example\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PublicProperties(URI.create("gantry"), List.of(), List.of()))
                .withMessageContaining("gantry.public-url is \"gantry\"");
    }

    @Test
    void namesTheNetworkThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> proxies("10.0.0.0/99"))
                .withMessageContaining("10.0.0.0/99");
    }

    private static ServerHttpRequest forwarded(String peer) {
        return from(peer)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "gantry.example:8443")
                .build();
    }

    private static MockServerHttpRequest.BaseBuilder<?> from(String peer) {
        return MockServerHttpRequest.get("http://inside/api/v1/entities?q=a b")
                .remoteAddress(new InetSocketAddress(peer, 1234));
    }

    private static TrustedProxies proxies(String... networks) {
        return new TrustedProxies(
                new PublicProperties(null, List.of(networks), List.of()).trusted());
    }

    private static String address(ServerHttpRequest request) {
        return requireNonNull(request.getRemoteAddress()).getAddress().getHostAddress();
    }
}
