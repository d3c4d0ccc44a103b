package io.gantry.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private final ChannelHandler ours = new ChannelInboundHandlerAdapter();
    private final ChannelHandler other = new ChannelInboundHandlerAdapter();

    @Test
    void writesFramesBelowAllOtherHandlers() {
        EmbeddedChannel channel = new EmbeddedChannel(other);
        Connections.addLowest(channel.pipeline(), ours);
        assertThat(channel.pipeline().first()).isSameAs(ours);
    }

    @Test
    void writesNothingPastTheEncryption() throws SSLException {
        EmbeddedChannel channel = new EmbeddedChannel();
        SslHandler encryption = SslContextBuilder.forClient().build().newHandler(channel.alloc());
        channel.pipeline().addLast(encryption, other);
        Connections.addLowest(channel.pipeline(), ours);
        assertThat(channel.pipeline().toMap().values())
                .containsSubsequence(encryption, ours, other);
    }
}
