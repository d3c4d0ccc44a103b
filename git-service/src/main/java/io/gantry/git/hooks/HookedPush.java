package io.gantry.git.hooks;

import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.identity.Actor;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A push as hooks see it.
 *
 * @param incoming folder of its objects until they are part of the repository
 * @param options what the pusher has to say besides
 * @param terminal where the pusher reads what hooks say
 */
public record HookedPush(
        UUID id,
        GitRepository repository,
        Actor actor,
        Path incoming,
        List<String> options,
        OutputStream terminal) {
    public HookedPush {
        options = List.copyOf(options);
    }

    /** Who pushes what, as the first server and git call it. */
    Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>();
        variables.put("TSURU_USER", actor.name());
        variables.put("GANTRY_USER", actor.name());
        variables.put("GANTRY_REPOSITORY", repository.name());
        variables.put("GANTRY_PUSH", id.toString());
        variables.put("GIT_PUSH_OPTION_COUNT", Integer.toString(options.size()));
        for (int i = 0; i < options.size(); i++) {
            variables.put("GIT_PUSH_OPTION_" + i, options.get(i));
        }
        return variables;
    }
}
