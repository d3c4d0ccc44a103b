package io.gantry.gateway.callers;

import static io.gantry.gateway.GatewayError.PROOF_ENDED;
import static io.gantry.gateway.GatewayError.USER_NOT_FOUND;

import io.gantry.contracts.identity.Role;
import io.gantry.gateway.users.User;
import io.gantry.gateway.users.Users;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who somebody is now, for services that know him by something else than we do: a key of SSH. */
@RestController
class PersonController {
    private final Users users;
    private final Callers callers;

    PersonController(Users users, Callers callers) {
        this.users = users;
        this.callers = callers;
    }

    /**
     * 200 with the user as he is at this moment, nothing remembered; 404 if nobody has that name,
     * or if the session, key or password by which he has come, claim {@code proof} of his JWT, has
     * ended since.
     */
    @GetMapping("/internal/people/{username}")
    Mono<Person> get(
            @PathVariable String username, @RequestParam(required = false) @Nullable String proof) {
        Mono<Boolean> holds = proof == null ? Mono.just(true) : callers.hold(proof);
        return holds.filter(still -> still)
                .switchIfEmpty(PROOF_ENDED.error(username))
                .then(users.find(username))
                .map(Person::of)
                .switchIfEmpty(USER_NOT_FOUND.error(username));
    }

    /**
     * A user as services need him.
     *
     * @param role the effective one
     */
    record Person(String username, Role role, Set<String> groups, boolean disabled) {
        static Person of(User user) {
            return new Person(
                    user.username(), user.effectiveRole(), user.groups(), user.disabled());
        }
    }
}
