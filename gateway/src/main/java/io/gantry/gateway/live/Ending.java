package io.gantry.gateway.live;

import java.util.Locale;

/**
 * Why we close a socket, and with which code.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1">WebSocket, close codes</a>
 */
enum Ending {
    STOPPING(1001, "the gateway stops, connect again"),
    NOT_ALLOWED(1008, "the session, key or user has ended"),
    TOO_MANY_MESSAGES(1008, "more messages in a second than allowed"),
    SILENT(1008, "no answer to a ping"),
    TOO_SLOW(1013, "events come faster than they are read"),
    RIGHTS_UNKNOWN(1013, "rights cannot be read now, try again later");

    private final int code;
    private final String reason;

    Ending(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    int code() {
        return code;
    }

    /** For the client. */
    String reason() {
        return reason;
    }

    /** For the meters. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
