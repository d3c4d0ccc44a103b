package io.gantry.git.smarthttp;

import io.gantry.git.transport.Protocol;
import io.gantry.git.wire.AnswerStream;
import io.gantry.git.wire.AnswerStream.Task;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The bodies of git's requests and answers as the streams that JGit blocks on. */
@Component
class Streams {
    private static final int CHUNK = 32 << 10;

    private final AnswerStream answers;

    Streams(AnswerStream answers) {
        this.answers = answers;
    }

    /** Answers with what the task writes, which nobody on the way may keep. */
    Mono<Void> write(ServerWebExchange exchange, String type, Task task) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.setContentType(MediaType.parseMediaType(type));
        headers.setCacheControl("no-cache, max-age=0, must-revalidate");
        return answers.write(exchange, task);
    }

    /** The body; git packs it if it is large. Blocks. */
    static InputStream body(ServerWebExchange exchange) throws IOException {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        InputStream body = new BodyStream(exchange.getRequest().getBody());
        String coding = String.valueOf(headers.getFirst(HttpHeaders.CONTENT_ENCODING));
        return coding.equals("gzip") || coding.equals("x-gzip")
                ? new GZIPInputStream(body, CHUNK)
                : body;
    }

    static Protocol protocol(ServerWebExchange exchange) {
        return Protocol.of(exchange.getRequest().getHeaders().getFirst("Git-Protocol"));
    }
}
