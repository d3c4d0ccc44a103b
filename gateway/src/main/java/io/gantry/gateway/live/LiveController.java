package io.gantry.gateway.live;

import io.gantry.gateway.callers.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The door of the WebSocket. */
@RestController
class LiveController {
    static final String PATH = "/api/v1/ws";

    private final HandshakeRules rules;
    private final SocketService sockets;

    LiveController(HandshakeRules rules, SocketService sockets) {
        this.rules = rules;
        this.sockets = sockets;
    }

    /**
     * 101, and from then on what happens and the caller may see, as {@code {id, type, channel,
     * timestamp, payload}}. He may send {@code {"action": "subscribe"|"unsubscribe", "channel": …}}
     * and {@code {"action": "resume", "after": "<id>"}}. 400 without {@code Upgrade: websocket},
     * 401 with a token in the address, 403 for another site and for a cookie without {@code
     * Origin}, 429 if the user has too many open, 503 if this replica has.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6455">The WebSocket Protocol</a>
     */
    @GetMapping(PATH)
    Mono<Void> open(Caller caller, ServerWebExchange exchange) {
        rules.check(exchange.getRequest());
        return sockets.open(caller, exchange);
    }
}
