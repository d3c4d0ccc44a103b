package io.gantry.git.repositories;

import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import java.util.Map;

/** The one decision who may do what in a repository, for all doors. */
public final class Access {
    /** {@link #isKnownTo} as a condition on rows of repositories, for lists. */
    static final String KNOWN =
            """
            (:everything OR is_public OR :actor = ANY(users) OR :actor = ANY(readonly_users)
                OR created_by = :actor OR team = ANY(:groups))\
            """;

    private Access() {}

    /** Whether the actor has that right. */
    public static boolean allows(Actor actor, Right right, GitRepository repository) {
        return switch (right) {
            case READ -> mayRead(actor, repository);
            case WRITE -> mayWrite(actor, repository);
            case ADMINISTER -> mayAdminister(actor, repository);
        };
    }

    /** Whether the actor may learn that the repository is there. */
    static boolean isKnownTo(Actor actor, GitRepository repository) {
        return mayRead(actor, repository) || mayAdminister(actor, repository);
    }

    /** What {@link #KNOWN} needs to know of the actor. */
    static Map<String, Object> bindings(Actor actor) {
        return Map.of(
                "actor",
                actor.name(),
                "groups",
                actor.groups().toArray(String[]::new),
                "everything",
                actor.role().includes(Role.PLATFORM_ENGINEER));
    }

    private static boolean mayRead(Actor actor, GitRepository repository) {
        return repository.ispublic()
                || repository.users().contains(actor.name())
                || repository.readonlyusers().contains(actor.name())
                || isInTeam(actor, repository)
                || actor.role().includes(Role.PLATFORM_ENGINEER);
    }

    private static boolean mayWrite(Actor actor, GitRepository repository) {
        return repository.users().contains(actor.name())
                || isInTeam(actor, repository)
                || actor.role().includes(Role.ADMIN);
    }

    private static boolean mayAdminister(Actor actor, GitRepository repository) {
        return repository.createdBy().equals(actor.name())
                || (isInTeam(actor, repository) && actor.role().includes(Role.DEVELOPER))
                || actor.role().includes(Role.PLATFORM_ENGINEER);
    }

    private static boolean isInTeam(Actor actor, GitRepository repository) {
        return repository.team() != null && actor.groups().contains(repository.team());
    }
}
