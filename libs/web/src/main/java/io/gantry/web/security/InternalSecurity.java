package io.gantry.web.security;

import io.gantry.web.errors.ErrorWriter;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.OAuth2ResourceServerSpec;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import reactor.core.publisher.Mono;

/**
 * A service behind the gateway: whoever brings no internal JWT for it gets 401, a peer that calls a
 * route which is not among the {@link ServiceCalls} gets 403.
 */
@AutoConfiguration
@ConditionalOnProperty("gantry.jwt.audience")
@EnableWebFluxSecurity
@EnableConfigurationProperties({JwtProperties.class, ServiceKeysProperties.class})
class InternalSecurity implements WebFluxConfigurer {
    @Bean
    ReactiveJwtDecoder internalJwtDecoder(JwtProperties properties, ServiceKeysProperties keys) {
        Clock clock = Clock.systemUTC();
        return new RememberingDecoder(new InternalDecoder(properties, keys, clock), clock);
    }

    /** Made only where a service calls another, which then does not start without its key. */
    @Bean
    @Lazy
    ServiceToken serviceToken(JwtProperties properties, ServiceKeysProperties keys) {
        return keys.own()
                .map(key -> new ServiceToken(properties.audience(), key, Clock.systemUTC()))
                .orElseThrow(() ->
                        new IllegalStateException(
                                "gantry.service-keys.private-key is missing: set GANTRY_SERVICE_KEY"
                                        + " to the Base64 of a PKCS #8 private key on P-256"));
    }

    @Bean
    SecurityWebFilterChain internalChain(
            ServerHttpSecurity http,
            ReactiveJwtDecoder decoder,
            JwtProperties properties,
            ErrorWriter errors) {
        return Stateless.of(http, errors)
                .authorizeExchange(routes ->
                        routes.pathMatchers("/actuator/**") // on the management port alone
                                .permitAll()
                                .anyExchange()
                                .access(allowed(properties.audience())))
                .oauth2ResourceServer(known(decoder, errors))
                .build();
    }

    /** Lets in who shows a JWT that the decoder takes. */
    static Customizer<OAuth2ResourceServerSpec> known(
            ReactiveJwtDecoder decoder, ErrorWriter errors) {
        return server ->
                server.authenticationEntryPoint(errors)
                        .accessDeniedHandler(errors)
                        .jwt(jwt ->
                                jwt.jwtDecoder(decoder)
                                        .jwtAuthenticationConverter(InternalSecurity::actor));
    }

    /** Lets services ask only what their table allows. */
    static ReactiveAuthorizationManager<AuthorizationContext> allowed(String audience) {
        return (shown, context) ->
                shown.map(token -> decide(token, context.getExchange().getRequest(), audience));
    }

    private static AuthorizationResult decide(
            Authentication shown, ServerHttpRequest request, String audience) {
        boolean allowed =
                shown instanceof ActorToken token
                        && token.service()
                                .map(caller ->
                                        ServiceCalls.allow(
                                                caller,
                                                audience,
                                                request.getMethod(),
                                                request.getPath()))
                                .orElse(true);
        return new AuthorizationDecision(allowed);
    }

    private static Mono<ActorToken> actor(Jwt jwt) {
        return Mono.fromSupplier(() -> ActorToken.of(jwt));
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(new ActorResolver());
    }
}
