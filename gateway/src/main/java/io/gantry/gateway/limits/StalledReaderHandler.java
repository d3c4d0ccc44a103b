package io.gantry.gateway.limits;

import io.micrometer.core.instrument.Counter;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Cuts a client off that has long not read the next byte of what waits for it. */
final class StalledReaderHandler extends IdleStateHandler {
    private static final boolean PROGRESS_COUNTS = true;

    private final Counter cut;

    StalledReaderHandler(Duration patience, Counter cut) {
        super(PROGRESS_COUNTS, 0, patience.toMillis(), 0, TimeUnit.MILLISECONDS);
        this.cut = cut;
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        ChannelOutboundBuffer waiting = context.channel().unsafe().outboundBuffer();
        if (waiting != null && waiting.totalPendingWriteBytes() > 0) {
            cut.increment();
            var _ = context.close();
        }
    }
}
