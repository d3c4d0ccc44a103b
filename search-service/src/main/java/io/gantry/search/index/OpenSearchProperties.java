package io.gantry.search.index;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the index is kept, {@code gantry.opensearch.*}.
 *
 * @param url of OpenSearch
 * @param replicas copies of the index besides the first; one less than there are nodes at most
 * @param writeTimeout how long one bulk request may take
 * @param queryTimeout how long a user waits for an answer
 */
@ConfigurationProperties(prefix = "gantry.opensearch", ignoreUnknownFields = false)
public record OpenSearchProperties(
        URI url,
        @DefaultValue("0") int replicas,
        @DefaultValue("30s") Duration writeTimeout,
        @DefaultValue("5s") Duration queryTimeout) {
    public OpenSearchProperties {
        if (url.getHost() == null) {
            throw new IllegalArgumentException(
                    "gantry.opensearch.url is \"%s\", expected http[s]://host[:port]"
                            .formatted(url));
        }
        if (replicas < 0) {
            throw new IllegalArgumentException(
                    "gantry.opensearch.replicas is %d, expected 0 or more".formatted(replicas));
        }
    }
}
