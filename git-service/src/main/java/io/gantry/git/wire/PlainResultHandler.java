package io.gantry.git.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Writes {@code Mono<Plain>}, whatever the client says it accepts, as the first server did. */
@Component
class PlainResultHandler implements HandlerResultHandler, Ordered {
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, UTF_8);

    @Override
    public boolean supports(HandlerResult result) {
        return result.getReturnType().getGeneric(0).resolve() == Plain.class;
    }

    @Override
    public Mono<Void> handleResult(ServerWebExchange exchange, HandlerResult result) {
        Mono<?> value = (Mono<?>) Objects.requireNonNull(result.getReturnValue());
        return value.flatMap(answer -> write((Plain) answer, exchange.getResponse()));
    }

    private static Mono<Void> write(Plain answer, ServerHttpResponse response) {
        byte[] body = answer.text().getBytes(UTF_8);
        if (body.length > 0) {
            response.getHeaders().setContentType(TEXT);
        }
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /** Before the handler of any other body. */
    @Override
    public int getOrder() {
        return 52;
    }
}
