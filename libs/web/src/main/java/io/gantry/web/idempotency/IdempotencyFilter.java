package io.gantry.web.idempotency;

import io.gantry.web.errors.ApiException;
import io.gantry.web.errors.ErrorWriter;
import io.gantry.web.errors.WebError;
import java.security.Principal;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Gives a POST that comes again with its {@code Idempotency-Key} the answer of the first: change
 * and answer are one transaction, and nothing is answered before that is committed.
 *
 * @see <a
 *     href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">Idempotency-Key</a>
 */
final class IdempotencyFilter implements WebFilter, Ordered {
    static final String HEADER = "Idempotency-Key";

    /** The largest body of any route that takes a key. */
    private static final int MAX_BODY = 16 << 20;

    private static final Pattern VALID = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final Answers answers;
    private final TransactionalOperator transaction;
    private final ErrorWriter errors;

    IdempotencyFilter(Answers answers, TransactionalOperator transaction, ErrorWriter errors) {
        this.answers = answers;
        this.transaction = transaction;
        this.errors = errors;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String key = exchange.getRequest().getHeaders().getFirst(HEADER);
        if (key == null || !HttpMethod.POST.equals(exchange.getRequest().getMethod())) {
            return chain.filter(exchange);
        }
        if (!VALID.matcher(key).matches()) {
            return WebError.INVALID_PARAMETER.error(HEADER, key, "1 to 255 visible characters");
        }
        return exchange.getPrincipal()
                .map(Principal::getName)
                .flatMap(actor ->
                        body(exchange).flatMap(body -> once(actor, key, body, exchange, chain)));
    }

    private Mono<Void> once(
            String actor,
            String key,
            byte[] body,
            ServerWebExchange exchange,
            WebFilterChain chain) {
        ServerHttpRequest sent = exchange.getRequest();
        String scope = "%s %s %s".formatted(actor, sent.getMethod(), sent.getURI().getRawPath());
        Request request = new Request(scope, key, Request.sha256(body));
        CapturedResponse captured = new CapturedResponse(exchange.getResponse());
        ServerWebExchange inner =
                exchange.mutate().request(replay(exchange, body)).response(captured).build();
        return transaction
                .transactional(firstOrAgain(request, captured, chain.filter(inner)))
                .onErrorResume(e -> refused(request, exchange, e))
                .flatMap(answer -> answer.writeTo(exchange.getResponse()));
    }

    private Mono<Answer> firstOrAgain(Request request, CapturedResponse captured, Mono<Void> run) {
        Mono<Answer> first =
                run.then(Mono.fromSupplier(captured::answer))
                        .flatMap(answer -> answers.save(request, answer).thenReturn(answer));
        return answers.lock(request)
                .filter(free -> free)
                .switchIfEmpty(WebError.KEY_BUSY.error(request.key()))
                .flatMap(_ -> answers.find(request))
                .switchIfEmpty(first);
    }

    /** A refusal rolls the change back and is kept for itself; a failure is not kept at all. */
    private Mono<Answer> refused(Request request, ServerWebExchange exchange, Throwable e) {
        CapturedResponse captured = new CapturedResponse(exchange.getResponse());
        boolean retriable = e instanceof ApiException known && known.retriable();
        return errors.handle(exchange.mutate().response(captured).build(), e)
                .then(Mono.fromSupplier(captured::answer))
                .flatMap(answer ->
                        retriable || answer.status() >= 500
                                ? Mono.just(answer)
                                : answers.save(request, answer).thenReturn(answer));
    }

    private static Mono<byte[]> body(ServerWebExchange exchange) {
        return DataBufferUtils.join(exchange.getRequest().getBody(), MAX_BODY)
                .map(buffer -> {
                    byte[] bytes = new byte[buffer.readableByteCount()];
                    buffer.read(bytes);
                    DataBufferUtils.release(buffer);
                    return bytes;
                })
                .defaultIfEmpty(new byte[0]);
    }

    private static ServerHttpRequest replay(ServerWebExchange exchange, byte[] body) {
        return new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                return Flux.defer(
                        () -> Flux.just(exchange.getResponse().bufferFactory().wrap(body)));
            }
        };
    }

    /** After the security chain, since the key belongs to the actor. */
    @Override
    public int getOrder() {
        return 0;
    }
}
