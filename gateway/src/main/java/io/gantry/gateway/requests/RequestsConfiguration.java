package io.gantry.gateway.requests;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How strictly requests are read. */
@Configuration(proxyBeanMethods = false)
class RequestsConfiguration {
    private static final List<String> ALLOWED =
            List.of(
                    "Authorization",
                    "Content-Type",
                    "If-Match",
                    "If-None-Match",
                    "Idempotency-Key",
                    "X-Request-Id");
    private static final List<String> EXPOSED =
            List.of("ETag", "Link", "Location", "Retry-After", "X-Request-Id", "X-Total-Count");

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

    /** Found by its name, and asked before all filters. */
    @Bean
    TrustedProxies forwardedHeaderTransformer(PublicProperties properties) {
        return new TrustedProxies(properties.trusted());
    }

    /** Off unless other sites are named: then their scripts may call the API with a token. */
    @Bean
    UrlBasedCorsConfigurationSource corsConfigurationSource(PublicProperties properties) {
        UrlBasedCorsConfigurationSource sites = new UrlBasedCorsConfigurationSource();
        if (!properties.corsOrigins().isEmpty()) {
            sites.registerCorsConfiguration("/**", cors(properties.ownAndInvited()));
        }
        return sites;
    }

    /** Also for what no route takes: a browser asks first whether it may. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 30)
    CorsWebFilter corsFilter(UrlBasedCorsConfigurationSource sites) {
        return new CorsWebFilter(sites, new RefusingCorsProcessor());
    }

    private static CorsConfiguration cors(Set<Origin> origins) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(origins.stream().map(Origin::text).toList());
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "DELETE"));
        cors.setAllowedHeaders(ALLOWED);
        cors.setExposedHeaders(EXPOSED);
        cors.setMaxAge(Duration.ofHours(1));
        return cors;
    }
}
