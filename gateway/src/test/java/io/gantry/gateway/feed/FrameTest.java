package io.gantry.gateway.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import org.junit.jupiter.api.Test;

class FrameTest {
    @Test
    void isReadByAnotherAsTheTextOfAnyLength() {
        for (int length : new int[] {0, 1, 125, 126, 0xFFFF, 0x10000, 1 << 20}) {
            String text = "é".repeat(length / 2) + "x".repeat(length % 2);
            Frame frame = Frame.of(text.getBytes(UTF_8));
            EmbeddedChannel reader =
                    new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, 2 << 20));
            ByteBuf bytes = Unpooled.buffer(frame.size());
            frame.writeTo(bytes);
            reader.writeInbound(bytes);
            TextWebSocketFrame read = reader.readInbound();
            assertThat(read.text()).isEqualTo(text);
            read.release();
        }
    }
}
