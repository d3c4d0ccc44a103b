package io.gantry.gateway.routes;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClientResponse;

/** What a service answers: the head has come, the body is still to be read from the connection. */
record ServiceAnswer(HttpClientResponse head, Connection connection) {
    private static final long SMALL = DataSize.ofKilobytes(64).toBytes();
    private static final int UNKNOWN = -1;
    private static final List<String> SLOW =
            List.of(MediaType.TEXT_EVENT_STREAM_VALUE, MediaType.APPLICATION_NDJSON_VALUE);

    HttpHeaders headers() {
        return head.responseHeaders();
    }

    /** Whether it may be held as a whole. */
    boolean isSmall() {
        int length = headers().getInt(HttpHeaderNames.CONTENT_LENGTH, UNKNOWN);
        return length != UNKNOWN && length <= SMALL;
    }

    /** Whether its pieces come one by one as something happens. */
    boolean isSlow() {
        String type = headers().get(HttpHeaderNames.CONTENT_TYPE, "");
        return SLOW.stream().anyMatch(type::startsWith);
    }

    /** Nobody reads the rest of it, so that the connection is of no further use. */
    void drop() {
        connection.dispose();
    }
}
