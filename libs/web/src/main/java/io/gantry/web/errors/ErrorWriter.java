package io.gantry.web.errors;

import io.gantry.web.gitroutes.GitRoutes;
import io.gantry.web.requestid.RequestId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import tools.jackson.databind.json.JsonMapper;

/** Answers every failure in one shape, whoever noticed it: handler, router or security chain. */
public final class ErrorWriter
        implements ErrorWebExceptionHandler,
                ServerAuthenticationEntryPoint,
                ServerAccessDeniedHandler,
                Ordered {
    private static final Logger log = LoggerFactory.getLogger(ErrorWriter.class);

    /** Of an exchange: with what a 401 asks for credentials, if not with {@code Bearer}. */
    public static final String CHALLENGE = ErrorWriter.class.getName() + ".challenge";

    /** The challenge of routes on which git asks, which can send nothing else. */
    public static final String BASIC = "Basic realm=\"gantry\", charset=\"UTF-8\"";

    private static final String BEARER = "Bearer realm=\"gantry\"";
    private static final String RETRY_AFTER_SECONDS = "2";

    private final JsonMapper json;

    public ErrorWriter(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable e) {
        if (e instanceof AbortedException) {
            log.debug("the client has gone, request {}", RequestId.of(exchange));
            return Mono.empty();
        }
        ServerHttpResponse response = exchange.getResponse();
        ApiException error = ErrorMapping.map(e, exchange);
        if (error.status().is5xxServerError()) {
            report(exchange, error, e);
        }
        if (response.isCommitted()) {
            return Mono.error(e); // too late for a status: the connection is cut
        }
        response.getHeaders().remove(HttpHeaders.ETAG);
        response.getHeaders().remove(HttpHeaders.LOCATION);
        if (error.retriable()) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, seconds(error.retryAfter()));
        }
        String challenge = exchange.getAttributeOrDefault(CHALLENGE, BEARER);
        if (GitRoutes.contains(exchange.getRequest().getPath().value())) {
            return PlainError.of(error).writeTo(response, challenge);
        }
        if (e instanceof MethodNotAllowedException wrong) {
            response.getHeaders().setAllow(wrong.getSupportedMethods());
        }
        return writeJson(response, error, RequestId.of(exchange), challenge);
    }

    /** The body of an answer that belongs to no exchange. */
    public byte[] body(String sentence, String requestId) {
        return json.writeValueAsBytes(new ErrorAnswer(sentence, requestId, List.of()));
    }

    /** Rounded up, so that who comes then does not come too early. */
    private static String seconds(@Nullable Duration retryAfter) {
        return retryAfter == null
                ? RETRY_AFTER_SECONDS
                : Long.toString(retryAfter.plusMillis(999).toSeconds());
    }

    private Mono<Void> writeJson(
            ServerHttpResponse response, ApiException error, String id, String challenge) {
        response.setStatusCode(error.status());
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        if (error.status().value() == 401) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge);
        }
        List<Violation> details = error.details();
        byte[] body = json.writeValueAsBytes(new ErrorAnswer(error.sentence(), id, details));
        headers.setContentLength(body.length);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static void report(ServerWebExchange exchange, ApiException error, Throwable cause) {
        String request = exchange.getRequest().getMethod() + " " + exchange.getRequest().getPath();
        String id = RequestId.of(exchange);
        if (error.status().value() == 500) {
            log.error("{} failed, request {}", request, id, cause);
            return;
        }
        log.warn("{} answered {}, request {}: {}", request, error.status(), id, cause.toString());
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException e) {
        return handle(exchange, e);
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException e) {
        return handle(exchange, (Throwable) e);
    }

    /** Before the framework's own. */
    @Override
    public int getOrder() {
        return -2;
    }
}
