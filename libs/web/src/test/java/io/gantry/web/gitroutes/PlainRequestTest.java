package io.gantry.web.gitroutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;

class PlainRequestTest {
    private static final String SIGNS = "ab/.-_~:;,@+=%25fF2eE0\\";
    private static final int PATHS = 200_000;
    private static final int LONGEST = 12;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/entities/service/billing:payment-api",
                "/git/team/app.git/info/refs",
                "/user/a@b.example/keys/1.2",
                "/api/v1/entities/"
            })
    void knowsPlainPaths(String path) {
        assertThat(PlainRequest.isPlainPath(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/api",
                "/a/../b",
                "/a/./b",
                "/a/..",
                "/a/.git",
                "/a//b",
                "/a;b",
                "/a%2fb",
                "/a\\b",
                "/Zürich"
            })
    void leavesAllOthersToTheFramework(String path) {
        assertThat(PlainRequest.isPlainPath(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=a%00b", "q=Zürich", "q=\u0085"})
    void leavesQueriesThatSpellOtherCharactersToTheFramework(String query) {
        assertThat(PlainRequest.isPlainQuery(query)).isFalse();
    }

    @Test
    void callsNothingPlainThatTheFrameworkRefuses() {
        var framework = new StrictServerWebExchangeFirewall();
        Random random = new Random(1);
        int plain = 0;
        for (int i = 0; i < PATHS; i++) {
            String path = randomPath(random);
            if (!PlainRequest.isPlainPath(path)) {
                continue;
            }
            plain++;
            var request = MockServerHttpRequest.method(HttpMethod.GET, URI.create(path)).build();
            var exchange = MockServerWebExchange.from(request);
            assertThatCode(() -> framework.getFirewalledExchange(exchange).block())
                    .as(path)
                    .doesNotThrowAnyException();
        }
        assertThat(plain).isGreaterThan(PATHS / 100);
    }

    private static String randomPath(Random random) {
        StringBuilder path = new StringBuilder("/");
        int length = random.nextInt(LONGEST);
        for (int i = 0; i < length; i++) {
            path.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return path.toString();
    }
}
