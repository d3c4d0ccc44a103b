package io.gantry.search.index;

import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.opensearch.client.json.jackson3.JacksonJsonpMapper;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One transport, two clients over it: one that waits, for the listener, and one that does not. */
@Configuration
@EnableConfigurationProperties(OpenSearchProperties.class)
class OpenSearchConfiguration {
    @Bean(destroyMethod = "close")
    OpenSearchTransport openSearchTransport(OpenSearchProperties properties) {
        Timeout timeout = Timeout.of(properties.writeTimeout());
        return ApacheHttpClient5TransportBuilder.builder(HttpHost.create(properties.url()))
                .setMapper(new JacksonJsonpMapper())
                .setConnectionConfigCallback(connection -> connection.setSocketTimeout(timeout))
                .build();
    }

    @Bean
    OpenSearchClient openSearchClient(OpenSearchTransport transport) {
        return new OpenSearchClient(transport);
    }

    @Bean
    OpenSearchAsyncClient openSearchAsyncClient(OpenSearchTransport transport) {
        return new OpenSearchAsyncClient(transport);
    }
}
