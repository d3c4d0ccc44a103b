package io.gantry.git.repositories;

import io.gantry.contracts.git.GitRepository;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be another in a repository; what is null stays.
 *
 * @param team "" for none
 */
record RepositoryChange(
        @Nullable String name,
        @Nullable List<String> users,
        @Nullable List<String> readonlyusers,
        @Nullable Boolean ispublic,
        @Nullable String team) {

    /** Both lists with the users in one of them too, in the order given. */
    static RepositoryChange granting(GitRepository to, List<String> users, boolean readonly) {
        return readonly
                ? setting(union(to.readonlyusers(), users), true)
                : setting(union(to.users(), users), false);
    }

    /** One of the lists anew. */
    static RepositoryChange setting(List<String> users, boolean readonly) {
        return readonly
                ? new RepositoryChange(null, null, users, null, null)
                : new RepositoryChange(null, users, null, null, null);
    }

    /** Both lists without the users. */
    static RepositoryChange revoking(GitRepository from, List<String> users) {
        return new RepositoryChange(
                null,
                from.users().stream().filter(user -> !users.contains(user)).toList(),
                from.readonlyusers().stream().filter(user -> !users.contains(user)).toList(),
                null,
                null);
    }

    GitRepository of(GitRepository before) {
        return new GitRepository(
                before.id(),
                name == null ? before.name() : name,
                users == null ? before.users() : users,
                readonlyusers == null ? before.readonlyusers() : readonlyusers,
                ispublic == null ? before.ispublic() : ispublic,
                teamOf(before),
                before.createdBy());
    }

    /** A new repository that is so. */
    GitRepository create(UUID id, String creator) {
        return of(new GitRepository(id, "", List.of(), List.of(), false, null, creator));
    }

    private @Nullable String teamOf(GitRepository before) {
        if (team == null) {
            return before.team();
        }
        return team.isEmpty() ? null : team;
    }

    private static List<String> union(List<String> some, List<String> more) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
