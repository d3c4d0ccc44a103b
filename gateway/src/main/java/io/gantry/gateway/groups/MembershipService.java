package io.gantry.gateway.groups;

import static io.gantry.gateway.GatewayError.GROUPS_FULL;
import static io.gantry.gateway.GatewayError.GROUP_NOT_FOUND;
import static io.gantry.gateway.GatewayError.NO_MEMBER;
import static io.gantry.gateway.GatewayError.USER_NOT_FOUND;
import static io.gantry.gateway.groups.GroupRules.MOST_PER_USER;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.IdentityEvent.UserUpdated;
import io.gantry.contracts.identity.Role;
import io.gantry.events.Outbox;
import io.gantry.gateway.users.Administrators;
import io.gantry.gateway.users.User;
import io.gantry.gateway.users.Users;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** The rules for who is in which group; a change of that is a change of the user. */
@Service
public class MembershipService {
    private static final Logger log = LoggerFactory.getLogger(MembershipService.class);

    private final Groups groups;
    private final Memberships memberships;
    private final Users users;
    private final Administrators administrators;
    private final Outbox outbox;

    MembershipService(
            Groups groups,
            Memberships memberships,
            Users users,
            Administrators administrators,
            Outbox outbox) {
        this.groups = groups;
        this.memberships = memberships;
        this.users = users;
        this.administrators = administrators;
        this.outbox = outbox;
    }

    @Transactional
    Mono<Void> add(String name, String username, Actor actor) {
        actor.require(Role.ADMIN);
        return administrators
                .lock()
                .then(group(name))
                .flatMap(group -> user(username).flatMap(user -> add(group, user, actor)));
    }

    private Mono<Void> add(Group group, User user, Actor actor) {
        boolean full = user.groups().size() >= MOST_PER_USER;
        return full && !user.groups().contains(group.name())
                ? GROUPS_FULL.error(user.username(), MOST_PER_USER)
                : memberships.add(group, user).then(tell(user, actor));
    }

    @Transactional
    Mono<Void> remove(String name, String username, Actor actor) {
        actor.require(Role.ADMIN);
        return administrators
                .lock()
                .then(group(name))
                .flatMap(group -> user(username).flatMap(user -> remove(group, user, actor)))
                .then(administrators.requireOne());
    }

    private Mono<Void> remove(Group group, User user, Actor actor) {
        return memberships
                .remove(group, user)
                .filter(Boolean::booleanValue)
                .switchIfEmpty(NO_MEMBER.error(user.username(), group.name()))
                .then(tell(user, actor));
    }

    /**
     * Makes a sign-in's groups the user's, as far as there are such and he may have so many, beside
     * those that an administrator has given him; answers the user as he is then.
     */
    @Transactional
    public Mono<User> replaceSignedIn(User signedIn, Set<String> names, Actor actor) {
        return administrators
                .lock()
                .then(user(signedIn.username()))
                .flatMap(user ->
                        memberships
                                .replaceSignedIn(user, names, MOST_PER_USER)
                                .then(tell(user, actor)))
                .then(user(signedIn.username()))
                .doOnNext(user -> noteIfFull(user, names));
    }

    private static void noteIfFull(User user, Set<String> names) {
        if (names.size() > MOST_PER_USER && user.groups().size() >= MOST_PER_USER) {
            log.warn(
                    "{} is in {} groups, which is the most there may be; the provider names {}",
                    user.username(),
                    MOST_PER_USER,
                    names.size());
        }
    }

    /** Nothing is told if nothing is another than before. */
    private Mono<Void> tell(User before, Actor actor) {
        return users.find(before.username())
                .filter(after -> !after.equals(before))
                .flatMap(after ->
                        users.nextSequence()
                                .map(sequence ->
                                        new UserUpdated(
                                                after.id(),
                                                sequence,
                                                before.state(),
                                                after.state())))
                .flatMap(event -> outbox.append(event, actor));
    }

    private Mono<Group> group(String name) {
        return groups.find(name).switchIfEmpty(GROUP_NOT_FOUND.error(name));
    }

    private Mono<User> user(String username) {
        return users.lock(username).switchIfEmpty(USER_NOT_FOUND.error(username));
    }
}
