package io.gantry.git.transport;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of the protocol beside the protocol: {@code version=2}.
 *
 * @see <a href="https://git-scm.com/docs/protocol-v2">Protocol v2</a>
 */
public record Protocol(List<String> parameters) {
    private static final int MAX_LENGTH = 256;

    /** What a client says who says nothing. */
    public static final Protocol PLAIN = new Protocol(List.of());

    public Protocol {
        parameters = List.copyOf(parameters);
    }

    /** Reads the header {@code Git-Protocol}, or the variable {@code GIT_PROTOCOL}. */
    public static Protocol of(@Nullable String text) {
        return text == null || text.length() > MAX_LENGTH
                ? PLAIN
                : new Protocol(List.of(text.split(":")));
    }
}
