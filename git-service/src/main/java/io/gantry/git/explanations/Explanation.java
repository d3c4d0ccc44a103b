package io.gantry.git.explanations;

import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.contracts.identity.Source;
import io.gantry.git.people.Person;
import io.gantry.git.repositories.Access;
import io.gantry.git.repositories.Right;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody may do in a repository, and why.
 *
 * @param role the effective one, by which this was decided
 * @param groups likewise
 * @param disabled whether he may do nothing at all, whatever the rules give
 */
record Explanation(
        String repository,
        String user,
        Role role,
        Set<String> groups,
        boolean disabled,
        Verdict read,
        Verdict write,
        Verdict administer) {
    /**
     * One right.
     *
     * @param because the rules that give it; empty if none does
     */
    record Verdict(boolean allowed, List<String> because) {
        static Verdict of(Person person, Right right, GitRepository repository) {
            Actor actor = asActor(person);
            return new Verdict(
                    !person.disabled() && Access.allows(actor, right, repository),
                    Access.reasons(actor, right, repository));
        }
    }

    static Explanation of(Person person, GitRepository repository) {
        return new Explanation(
                repository.name(),
                person.name(),
                person.role(),
                new TreeSet<>(person.groups()),
                person.disabled(),
                Verdict.of(person, Right.READ, repository),
                Verdict.of(person, Right.WRITE, repository),
                Verdict.of(person, Right.ADMINISTER, repository));
    }

    /** By whichever door he would come: none counts in the decision. */
    private static Actor asActor(Person person) {
        return new Actor(person.name(), person.role(), person.groups(), Source.API, null, "");
    }
}
