package io.gantry.gateway.users;

import static io.gantry.gateway.GatewayError.USER_NOT_FOUND;

import io.gantry.contracts.identity.Role;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who somebody is now, for services that know him by something else than we do: a key of SSH. */
@RestController
class PersonController {
    private final Users users;

    PersonController(Users users) {
        this.users = users;
    }

    /**
     * 200 with the user as he is at this moment, nothing remembered; 404 if nobody has that name.
     */
    @GetMapping("/internal/people/{username}")
    Mono<Person> get(@PathVariable String username) {
        return users.find(username).map(Person::of).switchIfEmpty(USER_NOT_FOUND.error(username));
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
