package io.gantry.gateway.requests;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Tells our own pages from those of other sites, by what browsers say of the page that asks.
 *
 * @see <a
 *     href="https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html">OWASP</a>
 */
@Component
public class Origins {
    private final Set<Origin> named;

    Origins(PublicProperties properties) {
        named = properties.own();
    }

    /** What shows that the request was made by another site, if anything does. */
    public Optional<String> foreigner(ServerHttpRequest request) {
        List<String> origins = request.getHeaders().getOrEmpty(HttpHeaders.ORIGIN);
        boolean crossSite = "cross-site".equals(request.getHeaders().getFirst("Sec-Fetch-Site"));
        boolean invited = !origins.isEmpty() && origins.stream().allMatch(this::isNamed);
        if (crossSite && !invited) {
            return Optional.of("Sec-Fetch-Site is cross-site");
        }
        Optional<Origin> asked = Origin.of(request.getURI());
        return origins.stream()
                .filter(origin -> !isNamed(origin) && !isSame(origin, asked))
                .map(origin -> "Origin is " + origin)
                .findFirst();
    }

    /** Whether the administrator has named it. */
    private boolean isNamed(String origin) {
        return Origin.parse(origin).filter(named::contains).isPresent();
    }

    private static boolean isSame(String origin, Optional<Origin> asked) {
        return asked.isPresent() && asked.equals(Origin.parse(origin));
    }
}
