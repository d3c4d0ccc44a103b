package io.gantry.gateway.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.feed.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OutgoingTest {
    private static final Frame FRAME = Frame.of("x".repeat(98).getBytes(UTF_8));

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Outgoing outgoing = new Outgoing(channel, 300);

    @Test
    void takesNoMoreThanItsLimitWhileNettyCannotPassItOn() {
        blocked();
        assertThat(outgoing.add(FRAME)).isTrue();
        assertThat(outgoing.hold(FRAME)).isTrue();
        assertThat(outgoing.add(FRAME)).isTrue();
        assertThat(outgoing.add(FRAME)).isFalse();
        assertThat(flush()).isZero();
        assertThat(outgoing.clear()).isEqualTo(3);
    }

    @Test
    void takesASingleFrameOfAnySize() {
        assertThat(outgoing.add(Frame.of(new byte[1000]))).isTrue();
        assertThat(outgoing.add(FRAME)).isFalse();
    }

    @Test
    void passesOnAllThatWaitsOnceItCan() {
        blocked();
        outgoing.add(FRAME);
        outgoing.add(FRAME);
        CompletableFuture<Void> emptied = outgoing.emptied();
        flush();
        assertThat(emptied).isNotDone();
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
        assertThat(flush()).isEqualTo(2);
        assertThat(emptied).isDone();
        assertThat(channel.<ByteBuf>readOutbound().readableBytes()).isEqualTo(2 * FRAME.size());
    }

    @Test
    void putsWhatWasHeldBehindWhatWaits() {
        Frame early = Frame.of("early".getBytes(UTF_8));
        outgoing.hold(FRAME);
        outgoing.addAnyway(early);
        outgoing.release();
        flush();
        assertThat(channel.<ByteBuf>readOutbound().toString(UTF_8))
                .containsSubsequence("early", "x");
    }

    @Test
    void letsGoOfThoseWhoWaitForASocketThatIsClosed() {
        blocked();
        outgoing.add(FRAME);
        CompletableFuture<Void> emptied = outgoing.emptied();
        outgoing.clear();
        assertThat(emptied).isDone();
    }

    @Test
    void leavesWhatNettyHasNoRoomFor() {
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(100, 250));
        outgoing.add(FRAME);
        outgoing.add(FRAME);
        outgoing.add(FRAME);
        assertThat(flush()).isEqualTo(2);
        assertThat(channel.<ByteBuf>readOutbound().readableBytes()).isEqualTo(2 * FRAME.size());
        assertThat(flush()).isEqualTo(1);
    }

    private int flush() {
        try (SharedBuffers buffers = new SharedBuffers()) {
            return outgoing.flush(buffers);
        }
    }

    private void blocked() {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
    }
}
