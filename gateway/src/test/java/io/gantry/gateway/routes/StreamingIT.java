package io.gantry.gateway.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.GatewayIT;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;

class StreamingIT extends GatewayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CHUNK = 64 << 10;
    private static final int CHUNKS = 1024;

    @Test
    void passesALargeBodyBothWays() {
        CATALOG.plays((request, response) -> response.send(request.receive().retain()));
        Flux<ByteBuf> body =
                Flux.range(0, CHUNKS).map(_ -> Unpooled.wrappedBuffer(new byte[CHUNK]));
        Long received =
                client().post()
                        .uri("/api/v1/apply")
                        .send(body)
                        .response((_, answer) -> answer.map(ByteBuf::readableBytes))
                        .reduce(0L, Long::sum)
                        .block(PATIENCE);
        assertThat(received).isEqualTo((long) CHUNK * CHUNKS);
    }

    /** The second half is sent only after the first has come, so nobody may wait for the whole. */
    @ParameterizedTest
    @ValueSource(strings = {"POST", "GET", "DELETE"})
    void passesEachPieceOfAnUploadAtOnce(String method) {
        Sinks.Empty<Void> firstCame = Sinks.empty();
        CATALOG.plays((request, response) ->
                request.receive()
                        .asString()
                        .doOnNext(_ -> firstCame.tryEmitEmpty())
                        .collect(StringBuilder::new, StringBuilder::append)
                        .flatMap(all -> response.sendString(Mono.just(all.toString())).then()));
        Flux<String> body =
                Flux.concat(Mono.just("first "), firstCame.asMono().thenReturn("second"));
        String echoed =
                client().headers(headers -> headers.set("Transfer-Encoding", "chunked"))
                        .request(HttpMethod.valueOf(method))
                        .uri("/api/v1/apply")
                        .send((_, out) -> out.sendObject(ByteBufFlux.fromString(body), _ -> true))
                        .responseContent()
                        .aggregate()
                        .asString(UTF_8)
                        .block(PATIENCE);
        assertThat(echoed).isEqualTo("first second");
    }

    @Test
    void passesEachPieceOfAnAnswerAtOnce() {
        Sinks.Empty<Void> firstCame = Sinks.empty();
        Flux<String> answer =
                Flux.concat(Mono.just("first\n"), firstCame.asMono().thenReturn("second\n"));
        CATALOG.plays((_, response) ->
                response.header("Content-Type", "application/x-ndjson")
                        .send(ByteBufFlux.fromString(answer), _ -> true));
        String received =
                client().get()
                        .uri("/api/v1/export")
                        .responseContent()
                        .asString(UTF_8)
                        .doOnNext(_ -> firstCame.tryEmitEmpty())
                        .collect(StringBuilder::new, StringBuilder::append)
                        .map(StringBuilder::toString)
                        .block(PATIENCE);
        assertThat(received).isEqualTo("first\nsecond\n");
    }

    private HttpClient client() {
        String token = logIn("admin", ADMIN_PASSWORD).path("token").asString();
        return HttpClient.create()
                .baseUrl("http://127.0.0.1:" + port)
                .headers(headers -> headers.set("Authorization", "Bearer " + token));
    }
}
