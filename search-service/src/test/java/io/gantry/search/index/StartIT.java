package io.gantry.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.search.SearchIT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** A service that is started before OpenSearch, and before there is an index. */
@ContextConfiguration(initializers = StartIT.BeforeOpenSearch.class)
@TestPropertySource(properties = "spring.kafka.listener.auto-startup=false")
class StartIT extends SearchIT {
    static class BeforeOpenSearch
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            URI index = URI.create(System.getProperty("GANTRY_OPENSEARCH") + "/entities-v*");
            try (HttpClient http = HttpClient.newHttpClient()) {
                var delete = HttpRequest.newBuilder(index).DELETE().build();
                http.send(delete, BodyHandlers.discarding());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
            PLATFORM.kill("opensearch");
        }
    }

    @Override
    protected void awaitIndex() {
        // There is none: OpenSearch is away.
    }

    @Test
    void makesTheIndexOnceOpenSearchIsThere() {
        awaitHealth("liveness", 200);
        awaitHealth("readiness", 503);
        expectUnavailable();
        PLATFORM.restart("opensearch");
        awaitHealth("readiness", 200);
        assertThat(search("?q={q}", aWord())).isEmpty();
    }
}
