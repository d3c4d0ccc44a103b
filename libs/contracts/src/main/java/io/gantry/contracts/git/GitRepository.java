package io.gantry.contracts.git;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A repository and who may do what in it. The id never changes, the name may.
 *
 * @param name with its namespace, if it has one: {@code ns/name}
 * @param users who may read and write
 * @param readonlyusers who may read
 * @param ispublic whether everybody may read
 * @param team name of the owning group, if there is one
 * @param createdBy who administers it as its creator; empty if he is gone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GitRepository(
        UUID id,
        String name,
        List<String> users,
        List<String> readonlyusers,
        boolean ispublic,
        @Nullable String team,
        String createdBy) {
    public GitRepository {
        users = List.copyOf(users);
        readonlyusers = List.copyOf(readonlyusers);
    }
}
