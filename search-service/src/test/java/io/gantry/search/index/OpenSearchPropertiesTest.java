package io.gantry.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OpenSearchPropertiesTest {
    @Test
    void hasDefaultsForAllButTheUrl() {
        assertThat(bind(Map.of("gantry.opensearch.url", "http://search:9200")))
                .isEqualTo(
                        new OpenSearchProperties(
                                URI.create("http://search:9200"),
                                0,
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(5)));
    }

    @Test
    void isReadByTheseNames() {
        assertThat(
                        bind(
                                Map.of(
                                        "gantry.opensearch.url", "http://search:9200",
                                        "gantry.opensearch.replicas", "2",
                                        "gantry.opensearch.write-timeout", "10s",
                                        "gantry.opensearch.query-timeout", "1s")))
                .isEqualTo(
                        new OpenSearchProperties(
                                URI.create("http://search:9200"),
                                2,
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(1)));
    }

    @Test
    void refusesAUrlWithoutAHost() {
        assertThatThrownBy(() -> bind(Map.of("gantry.opensearch.url", "search")))
                .hasRootCauseMessage(
                        "gantry.opensearch.url is \"search\", expected http[s]://host[:port]");
    }

    private static OpenSearchProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("gantry.opensearch", OpenSearchProperties.class)
                .get();
    }
}
