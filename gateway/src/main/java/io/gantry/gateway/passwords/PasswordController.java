package io.gantry.gateway.passwords;

import io.gantry.contracts.identity.Actor;
import io.gantry.gateway.callers.Caller;
import io.gantry.gateway.requests.Client;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Changes passwords; an API key is refused. Keys go on, since no password made them. */
@RestController
@RequestMapping(PasswordController.PATH)
class PasswordController {
    static final String PATH = "/api/v1/auth";
    static final String OWN = PATH + "/me/password";
    private final PasswordService passwords;

    PasswordController(PasswordService passwords) {
        this.passwords = passwords;
    }

    /**
     * Changes one's own password and ends one's other sessions: 204; 400 if the new one breaks the
     * rule, 403 if the current one is wrong, which counts like a login, 429 after too many.
     */
    @PutMapping("/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> change(@RequestBody ChangePassword request, Caller caller, Client client) {
        return passwords.change(request, caller, client);
    }

    /**
     * Gives the user another password and ends all his sessions: 204; 404 if nobody has that name.
     * For administrators.
     */
    @PutMapping("/users/{username}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> reset(
            @PathVariable String username, @RequestBody ResetPassword request, Actor actor) {
        return passwords.reset(username, request, actor);
    }
}
