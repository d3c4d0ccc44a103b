package io.gantry.web.request;

import java.util.Map;
import org.reactivestreams.Publisher;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.codec.EncoderHttpMessageWriter;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes answers as JSON, a stream of them as an array that is never held whole. */
public final class JsonWriter {
    private final EncoderHttpMessageWriter<Object> writer;

    public JsonWriter(JsonMapper json) {
        writer = new EncoderHttpMessageWriter<>(new JacksonJsonEncoder(json));
    }

    /** Writes a {@code Mono} as one value, a {@code Flux} as an array. */
    public Mono<Void> write(Publisher<?> body, ResolvableType type, ServerWebExchange exchange) {
        return writer.write(
                body, type, MediaType.APPLICATION_JSON, exchange.getResponse(), Map.of());
    }
}
