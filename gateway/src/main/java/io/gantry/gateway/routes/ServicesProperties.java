package io.gantry.gateway.routes;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the services are, {@code gantry.services.*}.
 *
 * @param timeout how long to wait for the head of an answer that is no stream
 * @param spared how long a service that fails is asked nothing
 */
@ConfigurationProperties(prefix = "gantry.services", ignoreUnknownFields = false)
public record ServicesProperties(
        @DefaultValue("http://127.0.0.1:8101") URI catalog,
        @DefaultValue("http://127.0.0.1:8102") URI search,
        @DefaultValue("http://127.0.0.1:8103") URI audit,
        @DefaultValue("http://127.0.0.1:8104") URI action,
        @DefaultValue("http://127.0.0.1:8105") URI git,
        @DefaultValue("http://127.0.0.1:8106") URI plugin,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("2s") Duration spared) {
    URI of(Service service) {
        return switch (service) {
            case CATALOG -> catalog;
            case SEARCH -> search;
            case AUDIT -> audit;
            case ACTION -> action;
            case GIT -> git;
            case PLUGIN -> plugin;
        };
    }
}
