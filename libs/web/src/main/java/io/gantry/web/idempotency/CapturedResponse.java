package io.gantry.web.idempotency;

import java.io.ByteArrayOutputStream;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Holds the answer back until the change it tells of is committed. */
final class CapturedResponse extends ServerHttpResponseDecorator {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    CapturedResponse(ServerHttpResponse delegate) {
        super(delegate);
    }

    Answer answer() {
        return Answer.of(getDelegate(), body.toByteArray());
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> buffers) {
        return DataBufferUtils.write(Flux.from(buffers), body).map(DataBufferUtils::release).then();
    }

    @Override
    public Mono<Void> writeAndFlushWith(
            Publisher<? extends Publisher<? extends DataBuffer>> buffers) {
        return writeWith(Flux.from(buffers).concatMap(Flux::from));
    }

    @Override
    public Mono<Void> setComplete() {
        return Mono.empty();
    }
}
