package io.gantry.git.refs;

import static io.gantry.git.GitError.JSON_INVALID;

import io.gantry.git.wire.JsonBody;
import io.gantry.git.wire.JsonFault;
import io.gantry.git.wire.RawBody;
import org.jspecify.annotations.Nullable;

/**
 * A branch or tag that somebody wants.
 *
 * @param start revision that it is to point at
 * @param message of an annotated tag; null for a light one
 */
record NewRef(String name, String start, @Nullable String message) {
    private static final String DEFAULT = "master";

    /** Reads {@code {"name", "ref", "message"}}. */
    static NewRef read(RawBody body) {
        try {
            JsonBody json = JsonBody.ignoringCase(body, "repository.Ref");
            String name = json.text("name");
            String start = json.text("ref");
            return new NewRef(
                    name == null ? "" : name,
                    start == null ? DEFAULT : start,
                    json.text("message"));
        } catch (JsonFault e) {
            throw JSON_INVALID.exception(e.sentence());
        }
    }
}
