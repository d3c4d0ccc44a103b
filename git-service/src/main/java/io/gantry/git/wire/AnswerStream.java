package io.gantry.git.wire;

import io.gantry.contracts.identity.Actor;
import io.gantry.git.storage.GitThreads;
import io.gantry.git.storage.Sharer;
import io.gantry.web.security.RoleCheck;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.util.StreamUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers that JGit writes, as fast as the client reads them; none is ever held. */
@Component
public class AnswerStream {
    private static final int CHUNK = 32 << 10;

    private final GitThreads threads;

    AnswerStream(GitThreads threads) {
        this.threads = threads;
    }

    /** Answers with what the task writes; an error before its first byte becomes a status. */
    public Mono<Void> write(ServerWebExchange exchange, Task task) {
        return RoleCheck.actor(exchange)
                .flatMap(actor -> write(exchange.getResponse(), task, actor));
    }

    private Mono<Void> write(ServerHttpResponse response, Task task, Actor actor) {
        return response.writeWith(
                DataBufferUtils.outputStreamPublisher(
                        out -> run(task, out),
                        response.bufferFactory(),
                        work -> threads.execute(Sharer.of(actor), work),
                        CHUNK));
    }

    private static void run(Task task, OutputStream out) {
        try {
            task.writeTo(StreamUtils.nonClosing(out)); // archives close what they end
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Error e) {
            throw new IllegalStateException(e); // the client would wait for ever after an Error
        }
    }

    /** What writes an answer. */
    @FunctionalInterface
    public interface Task {
        void writeTo(OutputStream out) throws IOException;
    }
}
