package io.gantry.git.smarthttp;

import io.gantry.git.storage.GitThreads;
import io.gantry.git.transport.Protocol;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The bodies of requests and answers as the streams that JGit blocks on; none is ever held. */
@Component
class Streams {
    private static final int CHUNK = 32 << 10;
    private static final int BUFFERS_AHEAD = 8;

    private final GitThreads threads;

    Streams(GitThreads threads) {
        this.threads = threads;
    }

    /** Answers with what the task writes; an error before its first byte becomes a status. */
    Mono<Void> write(ServerWebExchange exchange, String type, Task task) {
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().setContentType(MediaType.parseMediaType(type));
        response.getHeaders().setCacheControl("no-cache, max-age=0, must-revalidate");
        return response.writeWith(
                DataBufferUtils.outputStreamPublisher(
                        out -> run(task, out), response.bufferFactory(), threads::execute, CHUNK));
    }

    /** The body; git packs it if it is large. Blocks. */
    static InputStream body(ServerWebExchange exchange) throws IOException {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        InputStream body =
                DataBufferUtils.subscriberInputStream(
                        exchange.getRequest().getBody(), BUFFERS_AHEAD);
        String coding = String.valueOf(headers.getFirst(HttpHeaders.CONTENT_ENCODING));
        return coding.equals("gzip") || coding.equals("x-gzip")
                ? new GZIPInputStream(body, CHUNK)
                : body;
    }

    static Protocol protocol(ServerWebExchange exchange) {
        return Protocol.of(exchange.getRequest().getHeaders().getFirst("Git-Protocol"));
    }

    private static void run(Task task, OutputStream out) {
        try {
            task.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What writes an answer. */
    @FunctionalInterface
    interface Task {
        void writeTo(OutputStream out) throws IOException;
    }
}
