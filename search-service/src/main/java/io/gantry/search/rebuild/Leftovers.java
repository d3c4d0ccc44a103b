package io.gantry.search.rebuild;

import io.gantry.search.index.EntityIndex;
import io.gantry.search.index.IndexName;
import io.gantry.search.index.Indices;
import io.gantry.search.index.OpenSearchProperties;
import io.gantry.search.rebuild.Rebuilds.Recorded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deletes indices that nobody needs any more, but not under a search that began on one. */
@Component
class Leftovers {
    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

    private final EntityIndex index;
    private final Clock clock;
    private final Duration longestSearch;
    private final Map<IndexName, Instant> uselessSince = new HashMap<>();

    Leftovers(EntityIndex index, OpenSearchProperties properties, Clock clock) {
        this.index = index;
        this.clock = clock;
        this.longestSearch = properties.queryTimeout();
    }

    /**
     * Gives up what nobody fills and deletes what nobody reads.
     *
     * @param indices that there were
     * @param latest rebuild, looked at after them
     */
    void clear(Indices indices, Optional<Recorded> latest) {
        indices.growing().stream()
                .filter(name -> latest.filter(it -> it.rebuild().isFilling(name)).isEmpty())
                .forEach(index::abandon);
        List<IndexName> useless = indices.useless();
        uselessSince.keySet().retainAll(useless);
        Instant now = clock.instant();
        for (IndexName name : useless) {
            Instant since = uselessSince.computeIfAbsent(name, _ -> now);
            if (!now.isBefore(since.plus(longestSearch))) {
                index.delete(name);
                log.info("{} is deleted", name);
            }
        }
    }
}
