package io.gantry.web.server;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;

/**
 * Reads on whenever something was answered. Reactor Netty before 1.3.8 stops to read a kept-alive
 * connection if a request comes before the answer to the last one is quite done: the next request
 * would wait for ever.
 *
 * @see <a href="https://github.com/reactor/reactor-netty/issues/4361">The defect</a>
 */
@Sharable
final class ReadOnHandler extends ChannelOutboundHandlerAdapter {
    @Override
    public void flush(ChannelHandlerContext context) {
        context.flush();
        context.read();
    }
}
