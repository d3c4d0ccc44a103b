package io.gantry.gateway.oidc;

import static io.gantry.gateway.GatewayError.OIDC_NAME_TAKEN;
import static io.gantry.gateway.GatewayError.OIDC_REFUSED;

import io.gantry.contracts.identity.IdentityEvent.UserCreated;
import io.gantry.events.Outbox;
import io.gantry.gateway.groups.MembershipService;
import io.gantry.gateway.requests.Client;
import io.gantry.gateway.users.User;
import io.gantry.gateway.users.UserRules;
import io.gantry.gateway.users.Users;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Finds the user of a person by the link that his first sign-in has made, never by name: a user who
 * is there already keeps what is his.
 */
@Service
class OidcUsers {
    private final OidcLinks links;
    private final Users users;
    private final GitUsersClient gitUsers;
    private final MembershipService memberships;
    private final OidcProperties properties;
    private final Outbox outbox;
    private final Clock clock;

    OidcUsers(
            OidcLinks links,
            Users users,
            GitUsersClient gitUsers,
            MembershipService memberships,
            OidcProperties properties,
            Outbox outbox,
            Clock clock) {
        this.links = links;
        this.users = users;
        this.gitUsers = gitUsers;
        this.memberships = memberships;
        this.properties = properties;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Refuses somebody new whose name a user of git has, whose keys and rights he would get.
     * Outside of the transaction: no connection waits for git-service.
     */
    Mono<Void> requireNoGitUser(Person person) {
        return links.find(person.issuer(), person.subject())
                .hasElement()
                .filter(known -> !known)
                .flatMap(_ -> gitUsers.requireNone(newName(person)));
    }

    /** The user, made if he is new, in the groups that his provider says. */
    @Transactional
    Mono<User> signedIn(Person person, Client client) {
        return links.find(person.issuer(), person.subject())
                .switchIfEmpty(Mono.defer(() -> make(person, client)))
                .filter(user -> !user.disabled())
                .switchIfEmpty(OIDC_REFUSED.error("the user is disabled"))
                .flatMap(user -> withGroups(user, person, client));
    }

    private Mono<User> withGroups(User user, Person person, Client client) {
        return person.groups()
                .map(names -> memberships.replaceSignedIn(user, names, user.actingThrough(client)))
                .orElse(Mono.just(user));
    }

    private Mono<User> make(Person person, Client client) {
        String username = newName(person);
        User user =
                User.create(
                        username,
                        valid(person.displayName(), username),
                        email(person.email()),
                        properties.defaultRole());
        return users.insert(user, null, clock.instant())
                .switchIfEmpty(OIDC_NAME_TAKEN.error(username))
                .map(sequence -> new UserCreated(user.id(), sequence, user.state()))
                .flatMap(event -> outbox.append(event, user.actingThrough(client)))
                .then(links.insert(person.issuer(), person.subject(), user))
                .thenReturn(user);
    }

    /** What a new user is called; 401 if none may be made of that person. */
    private String newName(Person person) {
        if (!properties.autoProvision()) {
            throw OIDC_REFUSED.exception("nobody here is linked to that account");
        }
        String username = person.username();
        if (username == null || !UserRules.isUsername(username)) {
            throw OIDC_REFUSED.exception(
                    "claim %s names nobody who could be a user here"
                            .formatted(properties.usernameClaim()));
        }
        return username;
    }

    private static String valid(@Nullable String displayName, String username) {
        return displayName != null && UserRules.isDisplayName(displayName) ? displayName : username;
    }

    private static @Nullable String email(@Nullable String email) {
        return email != null && UserRules.isEmail(email) ? email : null;
    }
}
