package io.gantry.gateway.routes;

import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.channel.AbortedException;
import reactor.netty.channel.ChannelOperations;

/** The client hung up, so that whatever then failed is nobody's fault. */
final class ClientGone extends AbortedException {
    private static final long serialVersionUID = 1;

    ClientGone() {
        super("the client has gone");
    }

    static boolean is(ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        Object connection = ServerHttpResponseDecorator.getNativeResponse(response);
        return connection instanceof ChannelOperations<?, ?> operations
                && !operations.channel().isActive();
    }
}
