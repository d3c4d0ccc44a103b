package io.gantry.gateway.security;

import io.gantry.gateway.callers.CallerAuthentication;
import io.gantry.gateway.callers.Callers;
import io.gantry.gateway.callers.Token;
import io.gantry.gateway.limits.RateLimitFilter;
import io.gantry.gateway.limits.RateLimits;
import io.gantry.gateway.requests.ForeignWriteFilter;
import io.gantry.gateway.requests.PublicProperties;
import io.gantry.web.errors.ErrorWriter;
import io.gantry.web.security.Stateless;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;
import reactor.core.publisher.Mono;

/** Who must be known before anything is routed: all but those who ask for the public routes. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class GatewaySecurity {
    @Bean
    SecurityWebFilterChain gatewayChain(
            ServerHttpSecurity http,
            Callers callers,
            RateLimits limits,
            PublicProperties addresses,
            ErrorWriter errors) {
        RateLimitFilter counting = new RateLimitFilter(limits);
        ServerAuthenticationFailureHandler refusing =
                counting.counting(new ServerAuthenticationEntryPointFailureHandler(errors));
        return Stateless.of(http, errors)
                .cors(Customizer.withDefaults())
                .addFilterAt(new ForeignWriteFilter(addresses), SecurityWebFiltersOrder.CSRF)
                .addFilterAt(
                        authentication(callers, refusing), SecurityWebFiltersOrder.AUTHENTICATION)
                .addFilterAfter(counting, SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(routes ->
                        routes.matchers(PublicRoutes::match)
                                .permitAll()
                                .anyExchange()
                                .authenticated())
                .build();
    }

    private static AuthenticationWebFilter authentication(
            Callers callers, ServerAuthenticationFailureHandler refusing) {
        ReactiveAuthenticationManager byToken = shown -> authenticate(shown, callers);
        AuthenticationWebFilter filter = new AuthenticationWebFilter(byToken);
        filter.setServerAuthenticationConverter(new ShownToken());
        filter.setAuthenticationFailureHandler(refusing);
        // A browser with a stale cookie must still be able to log in.
        filter.setRequiresAuthenticationMatcher(
                new NegatedServerWebExchangeMatcher(PublicRoutes::match));
        return filter;
    }

    private static Mono<Authentication> authenticate(Authentication shown, Callers callers) {
        return Mono.justOrEmpty(Token.parse(((BearerTokenAuthenticationToken) shown).getToken()))
                .flatMap(callers::using)
                .<Authentication>map(CallerAuthentication::new)
                .switchIfEmpty(Mono.error(() -> new BadCredentialsException("no such token")));
    }
}
