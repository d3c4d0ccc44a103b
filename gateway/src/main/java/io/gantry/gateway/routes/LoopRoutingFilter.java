package io.gantry.gateway.routes;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;

/**
 * Asks a service on the event loop that the request came on, each of which has connections of its
 * own: else most requests and most answers would wake another thread to pass them on.
 */
@Component
class LoopRoutingFilter extends NettyRoutingFilter {
    private final HttpClient client;
    private final Map<EventLoop, HttpClient> clients = new ConcurrentHashMap<>();

    LoopRoutingFilter(
            HttpClient client,
            ObjectProvider<List<HttpHeadersFilter>> headers,
            HttpClientProperties properties) {
        super(client, headers, properties);
        this.client = client;
    }

    @Override
    protected HttpClient getHttpClient(Route route, ServerWebExchange exchange) {
        Connection connection = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        return clients.computeIfAbsent(
                connection.channel().eventLoop(), loop -> client.runOn(new OneLoop(loop)));
    }

    /** Before the framework's own, which leaves alone what was asked already. */
    @Override
    public int getOrder() {
        return super.getOrder() - 1;
    }

    /** Connections are pooled by where they run. */
    private record OneLoop(EventLoop loop) implements LoopResources {
        @Override
        public EventLoopGroup onServer(boolean useNative) {
            return loop;
        }
    }
}
