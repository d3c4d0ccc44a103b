package io.gantry.web.server;

import io.gantry.web.errors.ErrorWriter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.reactor.netty.autoconfigure.NettyServerProperties;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import reactor.netty.NettyPipeline;

/** Lets no kept-alive connection fall asleep, and nothing be refused without a word. */
@AutoConfiguration
class ServerConfiguration {
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> readingOn() {
        ReadOnHandler handler = new ReadOnHandler();
        return factory ->
                factory.addServerCustomizers(server ->
                        server.doOnChannelInit(
                                (_, channel, _) -> channel.pipeline().addFirst(handler)));
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> refusing(
            ErrorWriter errors, ServerProperties server, NettyServerProperties netty) {
        RefusalHandler handler =
                new RefusalHandler(
                        errors,
                        netty.getMaxInitialLineLength(),
                        server.getMaxHttpRequestHeaderSize());
        HostHandler hosts = new HostHandler();
        return factory ->
                factory.addServerCustomizers(http ->
                        http.doOnChannelInit((_, channel, _) ->
                                channel.pipeline()
                                        .addAfter(NettyPipeline.HttpCodec, null, hosts)
                                        .addAfter(NettyPipeline.HttpCodec, null, handler)));
    }
}
