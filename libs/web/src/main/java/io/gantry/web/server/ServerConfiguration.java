package io.gantry.web.server;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** Lets no kept-alive connection fall asleep. */
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
}
