package io.gantry.web.security;

import io.gantry.web.errors.ErrorWriter;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;

/** A security chain that keeps nothing between requests, so that nothing is made for it. */
public final class Stateless {
    private Stateless() {}

    /** Switches off what the framework keeps, and lets every refusal have the one error shape. */
    public static ServerHttpSecurity of(ServerHttpSecurity http, ErrorWriter errors) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(errors).accessDeniedHandler(errors));
    }
}
