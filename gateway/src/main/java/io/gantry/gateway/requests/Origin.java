package io.gantry.gateway.requests;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Scheme, host and port of an address.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454">The Web Origin Concept</a>
 */
record Origin(String scheme, String host, int port) {
    /**
     * The origin that an {@code Origin} header names; empty for {@code null} and other nonsense.
     */
    static Optional<Origin> parse(String header) {
        try {
            return of(URI.create(header));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static Optional<Origin> of(URI address) {
        if (address.getScheme() == null || address.getHost() == null) {
            return Optional.empty();
        }
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int port = address.getPort() < 0 ? usual(scheme) : address.getPort();
        return Optional.of(new Origin(scheme, address.getHost().toLowerCase(Locale.ROOT), port));
    }

    /** As an {@code Origin} header has it: the usual port is left out. */
    String text() {
        return scheme + "://" + host + (port == usual(scheme) ? "" : ":" + port);
    }

    private static int usual(String scheme) {
        return "https".equals(scheme) ? 443 : 80;
    }
}
