package io.gantry.git.repositories;

import static io.gantry.git.GitError.JSON_INVALID;
import static io.gantry.git.GitError.REPOSITORY_LIST_NEEDED;
import static io.gantry.git.GitError.USER_LIST_NEEDED;

import io.gantry.git.wire.JsonBody;
import io.gantry.git.wire.JsonFault;
import io.gantry.git.wire.RawBody;
import java.util.List;

/** Which users are to get or lose access to which repositories. */
record AccessRequest(List<String> repositories, List<String> users) {
    private static final String OWNER = "map[string][]string";

    AccessRequest {
        repositories = List.copyOf(repositories);
        users = List.copyOf(users);
    }

    /** Whether the body names repositories at all; else it is about one that is called so. */
    static boolean isIn(RawBody body) {
        try {
            return JsonBody.exact(body, OWNER).has("repositories");
        } catch (JsonFault e) {
            throw JSON_INVALID.exception(e.sentence());
        }
    }

    /** Reads {@code {"repositories": […], "users": […]}}, of which each member must be a list. */
    static AccessRequest read(RawBody body) {
        try {
            JsonBody json = JsonBody.exact(body, OWNER);
            json.fields().keySet().forEach(json::list);
            List<String> users = Names.checked(json.list("users"));
            List<String> repositories = json.list("repositories");
            if (users == null) {
                throw USER_LIST_NEEDED.exception();
            }
            if (repositories == null) {
                throw REPOSITORY_LIST_NEEDED.exception();
            }
            repositories.forEach(Names::storable);
            return new AccessRequest(repositories, users);
        } catch (JsonFault e) {
            throw JSON_INVALID.exception(e.sentence());
        }
    }

    /** The users as the answers write them. */
    String shownUsers() {
        return "[" + String.join(" ", users) + "]";
    }

    String shownRepositories() {
        return "[" + String.join(" ", repositories) + "]";
    }
}
