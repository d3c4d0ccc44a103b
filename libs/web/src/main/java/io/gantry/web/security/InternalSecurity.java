package io.gantry.web.security;

import io.gantry.web.errors.ErrorWriter;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import reactor.core.publisher.Mono;

/** A service behind the gateway: whoever brings no internal JWT for it gets 401. */
@AutoConfiguration
@ConditionalOnProperty("gantry.jwt.audience")
@EnableWebFluxSecurity
@EnableConfigurationProperties(JwtProperties.class)
class InternalSecurity implements WebFluxConfigurer {
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    @Bean
    ReactiveJwtDecoder internalJwtDecoder(JwtProperties properties) {
        NimbusReactiveJwtDecoder decoder =
                NimbusReactiveJwtDecoder.withJwkSetUri(properties.jwksUri().toString())
                        .jwsAlgorithm(SignatureAlgorithm.ES256)
                        .build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        new JwtTimestampValidator(CLOCK_SKEW),
                        new JwtIssuerValidator(Claims.ISSUER),
                        new JwtClaimValidator<List<String>>(
                                "aud", aud -> aud != null && aud.contains(properties.audience()))));
        return decoder;
    }

    @Bean
    SecurityWebFilterChain internalChain(
            ServerHttpSecurity http, ReactiveJwtDecoder decoder, ErrorWriter errors) {
        return Stateless.of(http, errors)
                .authorizeExchange(routes ->
                        routes.pathMatchers("/actuator/**") // on the management port alone
                                .permitAll()
                                .anyExchange()
                                .authenticated())
                .oauth2ResourceServer(server ->
                        server.authenticationEntryPoint(errors)
                                .accessDeniedHandler(errors)
                                .jwt(jwt ->
                                        jwt.jwtDecoder(decoder)
                                                .jwtAuthenticationConverter(
                                                        InternalSecurity::actor)))
                .build();
    }

    private static Mono<ActorToken> actor(Jwt jwt) {
        return Mono.fromSupplier(() -> ActorToken.of(jwt));
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(new ActorResolver());
    }
}
