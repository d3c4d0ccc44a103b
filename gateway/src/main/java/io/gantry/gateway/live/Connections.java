package io.gantry.gateway.live;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundInvoker;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.server.HttpServerRequest;

/**
 * The connections below the sockets. We write to them ourselves: Reactor Netty takes up to 128
 * messages of any size in advance and lets one flush follow each of them.
 */
final class Connections {
    /** Of what Netty holds, above which it takes no more, and below which it takes more again. */
    private static final WriteBufferWaterMark HELD = new WriteBufferWaterMark(16 << 10, 64 << 10);

    /** Of what the kernel holds; by itself it would grow to several MiB for who does not read. */
    private static final int SEND_BUFFER = 128 << 10;

    private Connections() {}

    /** The connection that the request came on. */
    static Channel of(ServerWebExchange exchange) {
        HttpServerRequest request =
                ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        CompletableFuture<Channel> found = new CompletableFuture<>();
        request.withConnection(connection -> found.complete(connection.channel()));
        return found.resultNow();
    }

    /** After the handshake, on the connection's event loop. */
    static void prepare(Channel channel, Socket socket, Duration ping) {
        channel.config().setWriteBufferWaterMark(HELD);
        channel.config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER);
        addLowest(channel.pipeline(), new SocketHandler(socket));
        addLowest(
                channel.pipeline(),
                new IdleStateHandler(ping.toMillis(), 0, 0, TimeUnit.MILLISECONDS));
    }

    /** Next to the network, or to the encryption if there is any. */
    static void addLowest(ChannelPipeline pipeline, ChannelHandler handler) {
        ChannelHandlerContext encryption = pipeline.context(SslHandler.class);
        if (encryption == null) {
            pipeline.addFirst(handler);
            return;
        }
        pipeline.addAfter(encryption.name(), null, handler);
    }

    /**
     * Where to write what is a frame already: below all handlers that have nothing to do for it.
     */
    static ChannelOutboundInvoker lowest(Channel channel) {
        ChannelHandlerContext lowest = channel.pipeline().context(SocketHandler.class);
        return lowest == null ? channel : lowest;
    }
}
