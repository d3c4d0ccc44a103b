package io.gantry.gateway.security;

import io.gantry.gateway.callers.CallerAuthentication;
import io.gantry.gateway.callers.Callers;
import io.gantry.gateway.callers.Token;
import io.gantry.gateway.requests.ForeignWriteFilter;
import io.gantry.web.errors.ErrorWriter;
import io.gantry.web.security.Stateless;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import reactor.core.publisher.Mono;

/** Who must be known before anything is routed: all but those who ask for the public routes. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class GatewaySecurity {
    private static final ServerWebExchangeMatcher PUBLIC =
            new OrServerWebExchangeMatcher(
                    ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, "/api/v1/auth/login"),
                    ServerWebExchangeMatchers.pathMatchers(
                            HttpMethod.GET,
                            "/healthz",
                            "/readyz",
                            "/metrics",
                            "/.well-known/jwks.json"),
                    EndpointRequest.toAnyEndpoint()); // on the management port alone

    @Bean
    SecurityWebFilterChain gatewayChain(
            ServerHttpSecurity http, Callers callers, ErrorWriter errors) {
        return Stateless.of(http, errors)
                .addFilterAt(new ForeignWriteFilter(), SecurityWebFiltersOrder.CSRF)
                .addFilterAt(
                        authentication(callers, errors), SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(
                        routes -> routes.matchers(PUBLIC).permitAll().anyExchange().authenticated())
                .build();
    }

    private static AuthenticationWebFilter authentication(Callers callers, ErrorWriter errors) {
        ReactiveAuthenticationManager byToken = shown -> authenticate(shown, callers);
        AuthenticationWebFilter filter = new AuthenticationWebFilter(byToken);
        filter.setServerAuthenticationConverter(new ShownToken());
        filter.setAuthenticationFailureHandler(
                new ServerAuthenticationEntryPointFailureHandler(errors));
        // A browser with a stale cookie must still be able to log in.
        filter.setRequiresAuthenticationMatcher(new NegatedServerWebExchangeMatcher(PUBLIC));
        return filter;
    }

    private static Mono<Authentication> authenticate(Authentication shown, Callers callers) {
        return Mono.justOrEmpty(Token.parse(((BearerTokenAuthenticationToken) shown).getToken()))
                .flatMap(callers::using)
                .<Authentication>map(CallerAuthentication::new)
                .switchIfEmpty(Mono.error(() -> new BadCredentialsException("no such token")));
    }
}
