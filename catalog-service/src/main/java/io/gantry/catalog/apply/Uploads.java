package io.gantry.catalog.apply;

import static io.gantry.catalog.CatalogError.UPLOAD_TOO_LARGE;

import io.gantry.web.errors.WebError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads bodies that are documents. */
@Component
class Uploads {
    private final int largest;

    Uploads(ApplyProperties properties) {
        this.largest = Math.toIntExact(properties.maxUpload().toBytes());
    }

    /** The whole text of a body; 413 if it is too large, 400 if it is no UTF-8. */
    Mono<String> text(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), largest)
                .onErrorMap(
                        DataBufferLimitException.class, _ -> UPLOAD_TOO_LARGE.exception(largest))
                .map(buffer -> text(bytes(buffer)))
                .defaultIfEmpty("");
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw WebError.MALFORMED_BODY.exception("it is no UTF-8");
        }
    }

    /** The body as it comes in. */
    Flux<byte[]> pieces(ServerHttpRequest request) {
        return request.getBody().map(Uploads::bytes);
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
