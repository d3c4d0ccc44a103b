package io.gantry.gateway.users;

import java.util.Optional;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Decides who somebody is by his password. */
@Service
public class UserService {
    private final Users users;
    private final Passwords passwords;

    UserService(Users users, Passwords passwords) {
        this.users = users;
        this.passwords = passwords;
    }

    /**
     * The user with that name and password; empty if there is none or he is disabled, which takes
     * as long to find out.
     */
    public Mono<User> identify(String username, String password) {
        return find(username)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found -> check(found, password));
    }

    /** What breaks the rule is nobody's name, and the database need not see it. */
    private Mono<Credential> find(String username) {
        return UserRules.isUsername(username) ? users.findCredential(username) : Mono.empty();
    }

    private Mono<User> check(Optional<Credential> found, String password) {
        String hash = found.map(Credential::passwordHash).orElseGet(passwords::ofNobody);
        return passwords
                .matches(password, hash)
                .filter(Boolean::booleanValue)
                .flatMap(_ -> Mono.justOrEmpty(found))
                .map(Credential::user)
                .filter(user -> !user.disabled());
    }
}
