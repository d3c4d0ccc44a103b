package io.gantry.gateway.live;

import io.gantry.gateway.GatewayError;
import io.gantry.gateway.requests.ForeignWriteFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** What a handshake must be, whoever the caller is. */
final class HandshakeRules {
    private HandshakeRules() {}

    /**
     * A browser lets any site open a socket and sends our cookie along, so that only {@code Origin}
     * tells whose page it is.
     */
    static void check(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        String upgrade = headers.getUpgrade();
        if (!"websocket".equalsIgnoreCase(upgrade)) {
            throw GatewayError.NOT_A_WEBSOCKET.exception(upgrade == null ? "missing" : upgrade);
        }
        ForeignWriteFilter.foreigner(request)
                .ifPresent(shown -> {
                    throw GatewayError.FOREIGN_SOCKET.exception(shown);
                });
        boolean byCookie = !headers.containsHeader(HttpHeaders.AUTHORIZATION);
        if (byCookie && headers.getOrigin() == null) {
            throw GatewayError.FOREIGN_SOCKET.exception("Origin is missing beside the cookie");
        }
    }
}
