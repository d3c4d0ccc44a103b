package io.gantry.git.repositories;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.gantry.contracts.git.GitRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A repository as it is shown; the members from {@code users} on only to those who may administer
 * it.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"git_url", "name", "public", "ssh_url"})
record RepositoryView(
        @JsonProperty("git_url") String gitUrl,
        String name,
        @JsonProperty("public") boolean isPublic,
        @JsonProperty("ssh_url") String sshUrl,
        @Nullable List<String> users,
        @Nullable List<String> readonlyusers,
        @Nullable Boolean ispublic,
        @Nullable String team) {
    static RepositoryView of(GitRepository shown, String gitUrl, String sshUrl, boolean whole) {
        return new RepositoryView(
                gitUrl,
                shown.name(),
                shown.ispublic(),
                sshUrl,
                whole ? shown.users() : null,
                whole ? shown.readonlyusers() : null,
                whole ? shown.ispublic() : null,
                whole ? shown.team() : null);
    }
}
