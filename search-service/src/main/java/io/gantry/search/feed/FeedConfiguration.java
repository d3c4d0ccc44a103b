package io.gantry.search.feed;

import io.gantry.events.WorldFaults;
import io.gantry.search.index.IndexUnavailable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the listener tries again for ever. */
@Configuration
class FeedConfiguration {
    @Bean
    WorldFaults indexFaults() {
        return new WorldFaults(List.of(IndexUnavailable.class));
    }
}
