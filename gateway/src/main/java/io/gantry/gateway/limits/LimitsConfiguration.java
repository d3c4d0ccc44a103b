package io.gantry.gateway.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets no client hold a connection for nothing. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class LimitsConfiguration {
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> patience(
            LimitsProperties properties, MeterRegistry meters) {
        Counter cut =
                Counter.builder("gantry.clients.stalled")
                        .description("Connections cut since the client did not read its answer")
                        .register(meters);
        return factory ->
                factory.addServerCustomizers(server ->
                        server.idleTimeout(properties.idle())
                                .readTimeout(properties.stalled())
                                .doOnChannelInit((_, channel, _) ->
                                        channel.pipeline()
                                                .addFirst(
                                                        new StalledReaderHandler(
                                                                properties.stalled(), cut))));
    }
}
