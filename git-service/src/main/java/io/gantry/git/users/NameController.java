package io.gantry.git.users;

import io.gantry.contracts.identity.Actor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Whose a name is, for the gateway that is about to make a user of the portal. */
@RestController
class NameController {
    private final UserService users;

    NameController(UserService users) {
        this.users = users;
    }

    /**
     * 200 with the user of that name, in whatever case; 404 if there is none. Repositories that
     * list a name make no user. 403 for all but the gateway itself.
     */
    @GetMapping("/internal/users/{name}")
    Mono<UserView> get(@PathVariable String name, Actor actor) {
        return users.find(name, actor);
    }
}
