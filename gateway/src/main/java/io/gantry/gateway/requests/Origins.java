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
    private final Set<Origin> own;
    private final Set<Origin> ownAndInvited;

    Origins(PublicProperties properties) {
        own = properties.own();
        ownAndInvited = properties.ownAndInvited();
    }

    /**
     * What shows that the request was made by another site, if anything does. One that the
     * administrator has invited is none if it shows a credential of its own: the cookie, which
     * browsers send along unasked, is for our pages alone.
     */
    public Optional<String> foreigner(ServerHttpRequest request) {
        boolean shown = request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
        Set<Origin> named = shown ? ownAndInvited : own;
        List<String> origins = request.getHeaders().getOrEmpty(HttpHeaders.ORIGIN);
        boolean crossSite = "cross-site".equals(request.getHeaders().getFirst("Sec-Fetch-Site"));
        boolean known =
                !origins.isEmpty() && origins.stream().allMatch(origin -> isIn(named, origin));
        if (crossSite && !known) {
            return Optional.of("Sec-Fetch-Site is cross-site");
        }
        Optional<Origin> asked = Origin.of(request.getURI());
        return origins.stream()
                .filter(origin -> !isIn(named, origin) && !isSame(origin, asked))
                .map(origin -> "Origin is " + origin)
                .findFirst();
    }

    private static boolean isIn(Set<Origin> named, String origin) {
        return Origin.parse(origin).filter(named::contains).isPresent();
    }

    private static boolean isSame(String origin, Optional<Origin> asked) {
        return asked.isPresent() && asked.equals(Origin.parse(origin));
    }
}
