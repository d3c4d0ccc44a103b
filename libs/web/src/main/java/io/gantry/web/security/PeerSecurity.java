package io.gantry.web.security;

import io.gantry.web.errors.ErrorWriter;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;

/**
 * The gateway's routes below {@code /internal}, which no user has a way to: a service is let in by
 * a JWT of its own, as far as {@link ServiceCalls} go.
 */
@AutoConfiguration
@ConditionalOnProperty("gantry.internal.audience")
@EnableConfigurationProperties({PeerProperties.class, ServiceKeysProperties.class})
class PeerSecurity {
    private static final String ROUTES = "/internal/**";

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityWebFilterChain peerChain(
            ServerHttpSecurity http,
            PeerProperties properties,
            ServiceKeysProperties keys,
            ErrorWriter errors) {
        String audience = properties.audience();
        Clock clock = Clock.systemUTC();
        ReactiveJwtDecoder decoder =
                new RememberingDecoder(InternalDecoder.ofPeers(keys, audience, clock), clock);
        return Stateless.of(http, errors)
                .securityMatcher(new PathPatternParserServerWebExchangeMatcher(ROUTES))
                .authorizeExchange(
                        routes -> routes.anyExchange().access(InternalSecurity.allowed(audience)))
                .oauth2ResourceServer(InternalSecurity.known(decoder, errors))
                .build();
    }
}
