package io.gantry.gateway.sessions;

import io.gantry.gateway.callers.Caller;
import io.gantry.gateway.requests.Client;
import io.gantry.gateway.users.User;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Login, logout and who one is. */
@RestController
@RequestMapping(AuthController.PATH)
class AuthController {
    static final String PATH = "/api/v1/auth";
    static final String LOGIN = PATH + "/login";
    private final LoginService logins;
    private final SessionCookie cookies;

    AuthController(LoginService logins, SessionCookie cookies) {
        this.logins = logins;
        this.cookies = cookies;
    }

    /**
     * Begins a session: 200 {@code {token, expiresAt, user}} and the cookie {@code gantry_session};
     * 401 {@code invalid credentials} whatever was wrong; 429 after too many failures from that
     * address. Public.
     */
    @PostMapping("/login")
    Mono<NewSession> login(@RequestBody Login login, Client client, ServerWebExchange exchange) {
        return logins.login(login, client).doOnNext(session -> cookies.write(session, exchange));
    }

    /**
     * Ends the session everywhere: 204, and the browser forgets the cookie. 403 for an API key,
     * which is no session.
     */
    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> logout(Caller caller, Client client, ServerWebExchange exchange) {
        cookies.forget(exchange);
        return logins.logout(caller, client);
    }

    /** 200 with the user who asks. */
    @GetMapping("/me")
    Mono<User> me(Caller caller) {
        return Mono.just(caller.user());
    }
}
