package io.gantry.web.server;

import io.gantry.web.errors.ErrorWriter;
import io.gantry.web.errors.WebError;
import io.gantry.web.requestid.RequestId;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AttributeKey;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;

/**
 * Gives the one shape of errors to what the server refuses by itself: a request that is no HTTP, or
 * larger than it may be, never comes to our filters. Such answers alone bear no request id.
 *
 * @see <a href="https://github.com/reactor/reactor-netty/issues/3327">Why by a handler</a>
 */
@Sharable
final class RefusalHandler extends ChannelOutboundHandlerAdapter {
    /** Of a connection: why its last request is refused, if it is known. */
    static final AttributeKey<String> FAULT = AttributeKey.valueOf(RefusalHandler.class, "fault");

    private final ErrorWriter errors;
    private final DataSize longestLine;
    private final DataSize largestHeader;

    RefusalHandler(ErrorWriter errors, DataSize longestLine, DataSize largestHeader) {
        this.errors = errors;
        this.longestLine = longestLine;
        this.largestHeader = largestHeader;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean bare = message instanceof FullHttpResponse answer && isBare(answer);
        var _ =
                context.write(
                        bare ? explained((FullHttpResponse) message, context.channel()) : message,
                        promise);
    }

    private static boolean isBare(FullHttpResponse answer) {
        return answer.status().code() >= HttpResponseStatus.BAD_REQUEST.code()
                && !answer.content().isReadable()
                && !answer.headers().contains(RequestId.HEADER);
    }

    private FullHttpResponse explained(FullHttpResponse bare, Channel channel) {
        String id = UUID.randomUUID().toString();
        byte[] body = errors.body(sentence(bare.status(), channel), id);
        FullHttpResponse explained = bare.replace(Unpooled.wrappedBuffer(body));
        explained
                .headers()
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(RequestId.HEADER, id);
        bare.release();
        return explained;
    }

    private String sentence(HttpResponseStatus status, Channel channel) {
        return switch (status.code()) {
            case 400 -> WebError.REQUEST_REFUSED.template().formatted(fault(channel));
            case 414 -> WebError.LINE_TOO_LONG.template().formatted(longestLine.toBytes());
            case 431 -> WebError.HEADER_TOO_LARGE.template().formatted(largestHeader.toBytes());
            default -> status.reasonPhrase();
        };
    }

    private static String fault(Channel channel) {
        String known = channel.attr(FAULT).get();
        return known == null ? "it is no HTTP/1.1" : known;
    }
}
