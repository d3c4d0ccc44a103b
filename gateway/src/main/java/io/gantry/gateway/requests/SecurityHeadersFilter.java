package io.gantry.gateway.requests;

import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Tells browsers what not to do with an answer, unless the answer says so itself.
 *
 * @see <a
 *     href="https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html">OWASP</a>
 */
@Component
class SecurityHeadersFilter implements WebFilter, Ordered {
    private static final Map<String, String> HEADERS =
            Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "Referrer-Policy", "no-referrer",
                    "Cross-Origin-Resource-Policy", "same-origin",
                    "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    private static final String YEAR = "max-age=31536000";
    private final PublicProperties addresses;

    SecurityHeadersFilter(PublicProperties addresses) {
        this.addresses = addresses;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> complete(exchange)));
        return chain.filter(exchange);
    }

    private void complete(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        HEADERS.forEach((name, value) -> addIfAbsent(headers, name, value));
        boolean versioned = headers.containsHeader(HttpHeaders.ETAG);
        String kept = versioned ? "private, no-cache" : "no-store";
        addIfAbsent(headers, HttpHeaders.CACHE_CONTROL, kept);
        if (addresses.isTls(exchange)) {
            addIfAbsent(headers, "Strict-Transport-Security", YEAR);
        }
    }

    private static void addIfAbsent(HttpHeaders headers, String name, String value) {
        if (!headers.containsHeader(name)) {
            headers.set(name, value);
        }
    }

    /** Around all that may answer. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
