package io.gantry.web.security;

import io.gantry.web.errors.ErrorWriter;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;

/** A security chain that keeps nothing between requests, so that nothing is made for it. */
public final class Stateless {
    private Stateless() {}

    /**
     * Switches off what the framework keeps, and lets every refusal have the one error shape.
     * Security headers are set by the gateway alone, for all answers.
     */
    public static ServerHttpSecurity of(ServerHttpSecurity http, ErrorWriter errors) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(errors).accessDeniedHandler(errors));
    }
}
