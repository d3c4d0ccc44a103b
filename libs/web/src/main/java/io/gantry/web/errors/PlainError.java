package io.gantry.web.errors;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/** A failure as clients of the git routes know it: the bare sentence and one line end. */
record PlainError(HttpStatusCode status, String sentence) {
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, UTF_8);

    /** The first server of these routes knew no wrong methods. */
    static PlainError of(ApiException error) {
        boolean noRoute = error.is(WebError.NO_SUCH_ROUTE) || error.is(WebError.METHOD_NOT_ALLOWED);
        return noRoute
                ? new PlainError(HttpStatus.NOT_FOUND, "404 page not found")
                : new PlainError(error.status(), error.sentence());
    }

    Mono<Void> writeTo(ServerHttpResponse response, String challenge) {
        byte[] body = (sentence + "\n").getBytes(UTF_8);
        response.setStatusCode(status);
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(TEXT);
        headers.setContentLength(body.length);
        headers.set("X-Content-Type-Options", "nosniff");
        if (status.value() == 401) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge);
        }
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
