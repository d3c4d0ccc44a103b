package io.gantry.gateway.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.feed.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedBuffersTest {
    private final SharedBuffers buffers = new SharedBuffers();
    private final Frame first = frame("first");
    private final Frame second = frame("second");

    @Test
    void givesAllSocketsThatAreSentTheSameOneBuffer() {
        ByteBuf one = sent(first, second);
        ByteBuf other = sent(first, second);
        buffers.close();
        assertThat(one.toString(UTF_8)).contains("first").endsWith("second");
        assertThat(other).isEqualTo(one);
        assertThat(one.refCnt()).isEqualTo(2);
        one.release();
        other.release();
        assertThat(one.refCnt()).isZero();
    }

    @Test
    void givesThoseWhoAreSentLessNoMoreThanThat() {
        sent(first, second);
        assertThat(sent(second).toString(UTF_8)).endsWith("second").doesNotContain("first");
    }

    @Test
    void writesOfOneAreNotSeenByTheOthers() {
        ByteBuf one = sent(first);
        one.readerIndex(one.writerIndex());
        assertThat(sent(first).isReadable()).isTrue();
    }

    @Test
    void keepsFewWhenAllAreSentSomethingElse() {
        List<ByteBuf> all = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> all.add(sent(frame("frame " + i))));
        all.forEach(ByteBuf::release);
        assertThat(all).filteredOn(buffer -> buffer.refCnt() > 0).hasSize(16);
        buffers.close();
        assertThat(all).allMatch(buffer -> buffer.refCnt() == 0);
    }

    private ByteBuf sent(Frame... frames) {
        EmbeddedChannel channel = new EmbeddedChannel();
        Outgoing outgoing = new Outgoing(channel, 1000);
        List.of(frames).forEach(outgoing::add);
        outgoing.flush(buffers);
        return channel.readOutbound();
    }

    private static Frame frame(String text) {
        return Frame.of(text.getBytes(UTF_8));
    }
}
