package io.gantry.git.repositories;

import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The one decision who may do what in a repository, for all doors: what some {@link Rule} says. */
public final class Access {
    /**
     * Whether the actor may learn that a repository is there, since some rule lets him read or
     * administer it: a condition on its row, so that one which he may not know is not even read.
     */
    static final String KNOWN =
            """
            (:everything OR is_public OR :actor = ANY(users) OR :actor = ANY(readonly_users)
                OR created_by = :actor OR team = ANY(:groups))\
            """;

    private static final Rule[] RULES = Rule.values();

    private Access() {}

    /** Whether the actor has that right. */
    public static boolean allows(Actor actor, Right right, GitRepository repository) {
        for (Rule rule : RULES) {
            if (rule.grants(actor, right, repository)) {
                return true;
            }
        }
        return false;
    }

    /** Why the actor has that right, a sentence for each rule; empty if he does not have it. */
    public static List<String> reasons(Actor actor, Right right, GitRepository repository) {
        return Arrays.stream(RULES)
                .filter(rule -> rule.grants(actor, right, repository))
                .map(Rule::sentence)
                .toList();
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
}
