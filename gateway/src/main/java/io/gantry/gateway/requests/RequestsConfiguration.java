package io.gantry.gateway.requests;

import io.gantry.gateway.GatewayError;
import io.gantry.web.errors.ErrorWriter;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How strictly requests are read. */
@Configuration(proxyBeanMethods = false)
class RequestsConfiguration {
    /** Refuses unknown fields in bodies; in events of newer replicas they must be let pass. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    CodecCustomizer strictBodies(JsonMapper json) {
        JsonMapper strict =
                json.rebuild()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .build();
        return codecs -> codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(strict));
    }

    /** Addresses that the firewall refuses ({@code //}, {@code ;}, …) are errors like others. */
    @Bean
    ServerExchangeRejectedHandler rejectedRequests(ErrorWriter errors) {
        return (exchange, refusal) ->
                errors.handle(
                        exchange, GatewayError.REQUEST_REFUSED.exception(refusal.getMessage()));
    }
}
