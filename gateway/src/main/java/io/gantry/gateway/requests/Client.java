package io.gantry.gateway.requests;

import io.gantry.contracts.identity.Source;
import io.gantry.web.requestid.RequestId;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * Where a request comes from, whoever sends it.
 *
 * @param address of the peer; what it says of itself in headers does not count
 * @param source what the client calls itself: a label
 */
public record Client(@Nullable String address, Source source, String requestId) {
    private static final String HEADER = "X-Gantry-Client";

    /** The client of that request. */
    public static Client of(ServerWebExchange exchange) {
        return new Client(
                address(exchange.getRequest().getRemoteAddress()),
                source(exchange.getRequest().getHeaders().getFirst(HEADER)),
                RequestId.of(exchange));
    }

    private static @Nullable String address(@Nullable InetSocketAddress peer) {
        return peer == null || peer.isUnresolved() ? null : peer.getAddress().getHostAddress();
    }

    private static Source source(@Nullable String named) {
        if ("ui".equals(named)) {
            return Source.UI;
        }
        return "cli".equals(named) ? Source.CLI : Source.API;
    }
}
