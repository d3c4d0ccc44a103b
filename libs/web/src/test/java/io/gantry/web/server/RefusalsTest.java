package io.gantry.web.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.web.errors.ErrorWriter;
import io.gantry.web.security.Stateless;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is refused before it is a request has the shape of all errors. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.import=classpath:gantry-web.yml")
class RefusalsTest {
    private static final int LARGEST_HEADER = 64 << 10;

    @LocalServerPort private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /\u0001 HTTP/1.1\r\nHost: x",
                "GET /hello HTTP/9.x\r\nHost: x",
                "GET /hello HTTP/1.1\r\nHost: x\r\nX Bad: a",
                "GET /hello HTTP/1.1\r\nHost: x\r\nContent-Length: -1",
                "GET /hello HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2",
                "GET /hello HTTP/1.1\r\nHost: x:port",
                "GET /%zz HTTP/1.1\r\nHost: x",
                "GET /he{l}lo HTTP/1.1\r\nHost: x",
                "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443",
                "CONNECT : HTTP/1.1\r\nHost: x",
                "nonsense"
            })
    void isToldThatItIsMalformed(String head) throws IOException {
        refused(send(head), "HTTP/1.1 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: a b",
                "Host: a\tb",
                "Host: a/b",
                "Host: user@a",
                "Host: a?b",
                "Host: a#b",
                "Host: a\\b",
                "Host: a\"b",
                "Host: <a>",
                "Host: a|b",
                "Host: \u00e4",
                "Host: a, b",
                "Host: a:80:80",
                "Host: a:8x",
                "Host: a:",
                "Host: ::1",
                "Host: [::1",
                "Host: ::1]",
                "Host: [::1]80",
                "Host: [::1/x]",
                "Host: [a b]",
                "Host: a[b]"
            })
    void isToldThatItsHostIsNone(String header) throws IOException {
        String value = header.substring("Host: ".length());
        assertThat(refused(send("GET /hello HTTP/1.1\r\n" + header), "HTTP/1.1 400 "))
                .isEqualTo(
                        "the request is not well-formed: Host is \"%s\", expected host[:port]"
                                .formatted(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /hello HTTP/1.1\r\nHost: a\r\nHost: a\r\nContent-Length: 0",
                "GET /hello HTTP/1.0\r\nHost: a\r\nhost: b",
                "GET /hello HTTP/1.1\r\nHost:\r\nHost: b",
                "GET /hello HTTP/1.1\r\nHost: a\r\nHost: a/b"
            })
    void isToldThatItHasTwoHosts(String head) throws IOException {
        assertThat(refused(send(head), "HTTP/1.1 400 "))
                .isEqualTo("the request is not well-formed: Host is given twice, expected once");
    }

    @Test
    void isToldThatItHasNoHost() throws IOException {
        assertThat(refused(send("GET /hello HTTP/1.1"), "HTTP/1.1 400 "))
                .isEqualTo("the request is not well-formed: Host is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1\r\nHost: [::1]:8080",
                "HTTP/1.1\r\nHost: [::1]",
                "HTTP/1.1\r\nHost: localhost:8080",
                "HTTP/1.1\r\nHost: a-b.example.",
                "HTTP/1.1\r\nHost: git_service.my~ns",
                "HTTP/1.1\r\nHost: 127.0.0.1:1",
                "HTTP/1.1\r\nHost:",
                "HTTP/1.1\r\nHost:   a  ",
                "HTTP/1.0"
            })
    void isAnsweredWhateverItsHostIsCalled(String rest) throws IOException {
        assertThat(send("GET /hello " + rest)).matches("(?s)HTTP/1.. 200 .*hello");
    }

    /** What follows on the same connection is not read: nobody knows where it begins. */
    @Test
    void isTheLastOnItsConnection() throws IOException {
        String good = "GET /hello HTTP/1.1\r\nHost: x";
        String bad = "GET /hello HTTP/1.1\r\nHost: a b\r\nContent-Length: 3\r\n\r\nabc";
        assertThat(send(good + "\r\n\r\n" + bad + good))
                .containsOnlyOnce("HTTP/1.1 200 ")
                .containsOnlyOnce("HTTP/1.1 400 ");
    }

    @Test
    void isToldWhichLimitItBreaks() throws IOException {
        assertThat(
                        refused(
                                send("GET /" + "x".repeat(16 << 10) + " HTTP/1.1\r\nHost: x"),
                                "HTTP/1.1 414 "))
                .isEqualTo("the request line is longer than 16384 bytes");
        assertThat(refused(send(hello(LARGEST_HEADER + 1)), "HTTP/1.1 431 "))
                .isEqualTo("the header is larger than 65536 bytes");
    }

    @Test
    void isAnsweredAsLongAsItBreaksNone() throws IOException {
        assertThat(send(hello(LARGEST_HEADER - 100))).startsWith("HTTP/1.1 200 ").endsWith("hello");
    }

    @Test
    void isToldWhichMethodsThereAre() throws IOException {
        String answer = send("PROPFIND /hello HTTP/1.1\r\nHost: x");
        assertThat(answer).contains("\r\nAllow: GET\r\n");
        assertThat(refused(answer, "HTTP/1.1 405 "))
                .isEqualTo("method PROPFIND is not allowed here");
    }

    private static String hello(int headerBytes) {
        return "GET /hello HTTP/1.1\r\nHost: x\r\nX-Filler: " + "x".repeat(headerBytes);
    }

    private static String refused(String answer, String status) {
        assertThat(answer).startsWith(status).containsIgnoringCase("\r\nX-Request-Id: ");
        assertThat(answer).containsIgnoringCase("\r\nContent-Type: application/json\r\n");
        int body = answer.indexOf("\r\n\r\n") + 4;
        assertThat(answer).containsIgnoringCase("Content-Length: " + (answer.length() - body));
        JsonNode error = JsonMapper.shared().readTree(answer.substring(body).getBytes(ISO_8859_1));
        assertThat(error.propertyNames()).containsExactly("error", "requestId");
        assertThat(error.path("requestId").asString()).isNotEmpty();
        return error.path("error").asString();
    }

    private String send(String head) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            String request = head + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration(exclude = R2dbcAutoConfiguration.class)
    @Import(Hello.class)
    static class Door {
        @Bean
        SecurityWebFilterChain open(ServerHttpSecurity http, ErrorWriter errors) {
            return Stateless.of(http, errors)
                    .authorizeExchange(routes -> routes.anyExchange().permitAll())
                    .build();
        }
    }

    @RestController
    static class Hello {
        @GetMapping("/hello")
        Mono<String> hello() {
            return Mono.just("hello");
        }
    }
}
