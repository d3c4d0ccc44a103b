package io.gantry.web.conditional;

import io.gantry.web.errors.WebError;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a writer says he has read: the write is refused if that is no longer so.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#field.if-match">RFC 9110, 13.1.1</a>
 */
public record IfMatch(@Nullable String header) {
    /**
     * Throws {@link WebError#STALE_VERSION} if the header is there and names other versions only.
     */
    public void check(long version) {
        if (header == null || header.strip().equals("*")) {
            return;
        }
        String current = Versioned.etag(version);
        if (Arrays.stream(header.split(",")).map(String::strip).noneMatch(current::equals)) {
            throw WebError.STALE_VERSION.exception(header, current);
        }
    }
}
