package io.gantry.gateway.live;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;

/** Tells a socket what its connection notices. */
final class SocketHandler extends ChannelInboundHandlerAdapter {
    private final Socket socket;

    SocketHandler(Socket socket) {
        this.socket = socket;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        socket.flush();
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        socket.heard();
        context.fireChannelRead(message);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            socket.silent();
        }
        context.fireUserEventTriggered(event);
    }
}
