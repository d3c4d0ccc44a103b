package io.gantry.git.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.git.wire.JsonBody;
import io.gantry.git.wire.JsonFault;
import io.gantry.git.wire.RawBody;
import java.util.List;
import java.util.Objects;

/**
 * What is to be a hook, and where.
 *
 * @param repositories none: it is for repositories that are made later
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record InstallHook(List<String> repositories, byte[] content) {
    InstallHook {
        repositories = List.copyOf(repositories);
    }

    /**
     * Reads {@code {"repositories": […], "content": "…"}}; any other body is the text of the hook
     * itself.
     */
    static InstallHook read(RawBody body) {
        try {
            JsonBody json = JsonBody.ignoringCase(body, "api.jsonHook");
            List<String> repositories = json.list("repositories");
            String content = Objects.requireNonNullElse(json.text("content"), "");
            return new InstallHook(
                    repositories == null ? List.of() : repositories, content.getBytes(UTF_8));
        } catch (JsonFault _) {
            return new InstallHook(List.of(), body.bytes());
        }
    }

    /** For which it was installed, as the answer says it. */
    String shown() {
        return repositories.isEmpty() ? "" : " for [%s]".formatted(String.join(" ", repositories));
    }
}
