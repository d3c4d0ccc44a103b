package io.gantry.web.server;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that do not say, once and clearly, whom they are for. It only calls them
 * malformed: the server then answers as to all others that are.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-3.2">RFC 9112, Request Target</a>
 */
@Sharable
final class HostHandler extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
            String fault = fault(request);
            if (fault != null) {
                context.channel().attr(RefusalHandler.FAULT).set(fault);
                request.setDecoderResult(
                        DecoderResult.failure(new IllegalArgumentException(fault)));
            }
        }
        context.fireChannelRead(message);
    }

    private static @Nullable String fault(HttpRequest request) {
        Iterator<? extends CharSequence> hosts =
                request.headers().valueCharSequenceIterator(HttpHeaderNames.HOST);
        if (!hosts.hasNext()) {
            boolean old = request.protocolVersion().equals(HttpVersion.HTTP_1_0);
            return old ? null : "Host is missing";
        }
        CharSequence host = hosts.next();
        if (hosts.hasNext()) {
            return "Host is given twice, expected once";
        }
        return HostSyntax.matches(host)
                ? null
                : "Host is \"%s\", expected host[:port]".formatted(host);
    }
}
