package io.gantry.gateway.live;

import io.gantry.gateway.GatewayError;
import io.gantry.gateway.requests.Origins;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** What a handshake must be, whoever the caller is. */
@Component
class HandshakeRules {
    private final Origins origins;

    HandshakeRules(Origins origins) {
        this.origins = origins;
    }

    /**
     * A browser lets any site open a socket and sends our cookie along, so that only {@code Origin}
     * tells whose page it is.
     */
    void check(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        String upgrade = headers.getUpgrade();
        if (!"websocket".equalsIgnoreCase(upgrade)) {
            throw GatewayError.NOT_A_WEBSOCKET.exception(upgrade == null ? "missing" : upgrade);
        }
        origins.foreigner(request)
                .ifPresent(shown -> {
                    throw GatewayError.FOREIGN_SOCKET.exception(shown);
                });
        boolean byCookie = !headers.containsHeader(HttpHeaders.AUTHORIZATION);
        if (byCookie && headers.getOrigin() == null) {
            throw GatewayError.FOREIGN_SOCKET.exception("Origin is missing beside the cookie");
        }
    }
}
