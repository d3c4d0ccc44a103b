package io.gantry.gateway.requests;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.server.ServerWebExchange;

/**
 * Of {@code gantry.*}, how the world sees the gateway.
 *
 * @param publicUrl scheme, host and port that browsers know us by, if it is not what arrives in
 *     {@code Host}; with https they keep our cookies to TLS
 * @param trustedProxies CIDRs of those whose {@code X-Forwarded-*} counts
 * @param corsOrigins other sites whose scripts may call the API by {@code Authorization}; none
 *     unless named
 */
@ConfigurationProperties(prefix = "gantry")
public record PublicProperties(
        @Nullable URI publicUrl,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue List<String> corsOrigins) {
    public PublicProperties {
        trustedProxies = List.copyOf(trustedProxies);
        trustedProxies.forEach(PublicProperties::subnet);
        corsOrigins = List.copyOf(corsOrigins);
        corsOrigins.forEach(origin -> require(Origin.parse(origin), "gantry.cors-origins", origin));
        if (publicUrl != null) {
            require(Origin.of(publicUrl), "gantry.public-url", publicUrl);
        }
    }

    private static void require(Optional<Origin> origin, String property, Object value) {
        if (origin.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s is \"%s\", expected scheme://host[:port]".formatted(property, value));
        }
    }

    /** Whether it was asked by TLS, which may end at a proxy that does not say so. */
    public boolean isTls(ServerWebExchange exchange) {
        return "https".equals(exchange.getRequest().getURI().getScheme())
                || (publicUrl != null && "https".equalsIgnoreCase(publicUrl.getScheme()));
    }

    /** Our own origin, if it is another than the one that is asked. */
    Set<Origin> own() {
        return publicUrl == null
                ? Set.of()
                : Origin.of(publicUrl).stream().collect(Collectors.toUnmodifiableSet());
    }

    /** That one and the other sites, each of which shows whose rights it uses. */
    Set<Origin> ownAndInvited() {
        Stream<Origin> invited =
                corsOrigins.stream().flatMap(origin -> Origin.parse(origin).stream());
        return Stream.concat(own().stream(), invited).collect(Collectors.toUnmodifiableSet());
    }

    /** The networks of the trusted proxies. */
    List<IpSubnetFilterRule> trusted() {
        return trustedProxies.stream().map(PublicProperties::subnet).toList();
    }

    private static IpSubnetFilterRule subnet(String cidr) {
        try {
            return new IpSubnetFilterRule(cidr, IpFilterRuleType.ACCEPT);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "gantry.trusted-proxies has \"%s\", expected networks like 10.0.0.0/8"
                            .formatted(cidr),
                    e);
        }
    }
}
