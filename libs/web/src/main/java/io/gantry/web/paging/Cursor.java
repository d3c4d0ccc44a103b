package io.gantry.web.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.web.errors.WebError;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The key of an item as a client carries it around: opaque to him. */
final class Cursor {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Cursor() {}

    static String encode(List<String> key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(key));
    }

    static List<String> decode(String cursor) {
        try {
            byte[] text = Base64.getUrlDecoder().decode(cursor.getBytes(UTF_8));
            List<String> key = List.of(JSON.readValue(text, String[].class));
            if (key.stream().noneMatch(part -> part.contains("\0"))) {
                return key;
            }
        } catch (IllegalArgumentException | JacksonException | NullPointerException _) {
            // answered as any other text that is none of our cursors
        }
        throw WebError.INVALID_PARAMETER.exception(
                "cursor", cursor, "the cursor of a Link of this list");
    }
}
