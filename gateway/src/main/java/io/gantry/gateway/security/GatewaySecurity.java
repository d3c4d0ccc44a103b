package io.gantry.gateway.security;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

import io.gantry.gateway.limits.RateLimitFilter;
import io.gantry.gateway.limits.RateLimits;
import io.gantry.web.errors.ErrorWriter;
import io.gantry.web.security.Stateless;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import reactor.core.publisher.Mono;

/**
 * Who may ask for the routes of the gateway's own; those of services are behind {@link Admission}.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class GatewaySecurity {
    private static final ServerWebExchangeMatcher READS_OF_GROUPS =
            new OrServerWebExchangeMatcher(
                    pathMatchers(GET, "/api/v1/groups/**"),
                    pathMatchers(HEAD, "/api/v1/groups/**"));

    @Bean
    SecurityWebFilterChain gatewayChain(
            ServerHttpSecurity http,
            CallerConverter callers,
            RateLimits limits,
            ErrorWriter errors) {
        RateLimitFilter counting = new RateLimitFilter(limits);
        ServerAuthenticationFailureHandler refusing =
                counting.counting(new ServerAuthenticationEntryPointFailureHandler(errors));
        return Stateless.of(http, errors)
                .cors(ServerHttpSecurity.CorsSpec::disable) // a filter of its own has our errors
                .addFilterAt(
                        authentication(callers, refusing), SecurityWebFiltersOrder.AUTHENTICATION)
                .addFilterAfter(counting, SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(GatewaySecurity::rights)
                .build();
    }

    private static void rights(AuthorizeExchangeSpec routes) {
        routes.matchers(Routes::isPublic)
                .permitAll()
                .pathMatchers("/api/v1/auth/users/**")
                .access(Rights.ADMIN_IN_PERSON)
                .pathMatchers("/api/v1/auth/apikeys/**", "/api/v1/auth/me/password")
                .access(Rights.ANYBODY_IN_PERSON)
                .matchers(READS_OF_GROUPS)
                .access(Rights.ADMIN)
                .pathMatchers("/api/v1/groups/**")
                .access(Rights.ADMIN_IN_PERSON)
                .anyExchange()
                .authenticated();
    }

    private static AuthenticationWebFilter authentication(
            CallerConverter callers, ServerAuthenticationFailureHandler refusing) {
        ReactiveAuthenticationManager checkedAlready = Mono::just;
        AuthenticationWebFilter filter = new AuthenticationWebFilter(checkedAlready);
        filter.setServerAuthenticationConverter(callers);
        filter.setAuthenticationFailureHandler(refusing);
        // A browser with a stale cookie must still be able to log in.
        filter.setRequiresAuthenticationMatcher(
                new NegatedServerWebExchangeMatcher(Routes::isPublic));
        return filter;
    }
}
