package io.gantry.web.paging;

import io.gantry.web.request.JsonWriter;
import java.util.List;
import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * Writes {@code Mono<Listing<T>>}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8288">RFC 8288, Web Linking</a>
 */
public final class ListingResultHandler implements HandlerResultHandler, Ordered {
    private final JsonWriter json;

    public ListingResultHandler(JsonWriter json) {
        this.json = json;
    }

    @Override
    public boolean supports(HandlerResult result) {
        return result.getReturnType().getGeneric(0).resolve() == Listing.class;
    }

    @Override
    public Mono<Void> handleResult(ServerWebExchange exchange, HandlerResult result) {
        ResolvableType item = result.getReturnType().getGeneric(0, 0);
        Mono<?> value = (Mono<?>) Objects.requireNonNull(result.getReturnValue());
        return value.flatMap(listing -> write((Listing<?>) listing, item, exchange));
    }

    private Mono<Void> write(Listing<?> listing, ResolvableType item, ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        if (listing.next() != null) {
            headers.set(HttpHeaders.LINK, link(exchange.getRequest(), listing.next()));
        }
        if (listing.total() != null) {
            headers.set("X-Total-Count", listing.total().toString());
        }
        return json.write(listing.items(), item, exchange);
    }

    /** The address as a path, since the host that the client used is the gateway's. */
    private static String link(ServerHttpRequest request, List<String> next) {
        String target =
                UriComponentsBuilder.fromPath(request.getURI().getRawPath())
                        .query(request.getURI().getRawQuery())
                        .replaceQueryParam("cursor", Cursor.encode(next))
                        .build(true)
                        .toUriString();
        return "<" + target + ">; rel=\"next\"";
    }

    /** Before the handler of any other body. */
    @Override
    public int getOrder() {
        return 51;
    }
}
