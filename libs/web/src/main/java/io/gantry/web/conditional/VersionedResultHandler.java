package io.gantry.web.conditional;

import io.gantry.web.request.JsonWriter;
import java.net.URI;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Writes {@code Mono<Versioned<T>>}: ETag, 304, 201 with Location. */
public final class VersionedResultHandler implements HandlerResultHandler, Ordered {
    private final JsonWriter json;

    public VersionedResultHandler(JsonWriter json) {
        this.json = json;
    }

    @Override
    public boolean supports(HandlerResult result) {
        return result.getReturnType().getGeneric(0).resolve() == Versioned.class;
    }

    @Override
    public Mono<Void> handleResult(ServerWebExchange exchange, HandlerResult result) {
        ResolvableType body = result.getReturnType().getGeneric(0, 0);
        Mono<?> value = (Mono<?>) Objects.requireNonNull(result.getReturnValue());
        return value.flatMap(answer -> write((Versioned<?>) answer, body, exchange));
    }

    private Mono<Void> write(Versioned<?> answer, ResolvableType body, ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        if (answer.location() != null) {
            exchange.getResponse().setStatusCode(HttpStatus.CREATED);
            headers.setLocation(URI.create(answer.location()));
        } else if (isRead(exchange) && exchange.checkNotModified(answer.etag())) {
            return exchange.getResponse().setComplete();
        }
        headers.setETag(answer.etag());
        return json.write(Mono.just(answer.body()), body, exchange);
    }

    /** A write has looked at its preconditions before it wrote. */
    private static boolean isRead(ServerWebExchange exchange) {
        return HttpMethod.GET.equals(exchange.getRequest().getMethod())
                || HttpMethod.HEAD.equals(exchange.getRequest().getMethod());
    }

    /** Before the handler of any other body. */
    @Override
    public int getOrder() {
        return 50;
    }
}
