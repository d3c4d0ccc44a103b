package io.gantry.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.audit.AuditIT;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** What the log promises to those who append. */
class ChainIT extends AuditIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired private Chain chain;

    @Test
    void makesOneRowOfAnEntryThatIsAppendedTwiceAtOnce() {
        String name = aName("twice");
        Entry entry = anEntry(name);
        chain.append(List.of(entry, entry)).block(PATIENCE);
        assertThat(count(name)).isEqualTo(1);
    }

    @Test
    void makesOneChainOfWhatManyAppendAtOnce() {
        String name = aName("many");
        List<List<Entry>> batches =
                IntStream.range(0, 40)
                        .mapToObj(_ -> IntStream.range(0, 5).mapToObj(_ -> anEntry(name)).toList())
                        .toList();
        Flux.fromIterable(Collections.nCopies(2, batches))
                .flatMapIterable(list -> list)
                .flatMap(batch -> chain.append(batch).subscribeOn(Schedulers.parallel()), 8)
                .blockLast(PATIENCE);
        assertThat(count(name)).isEqualTo(200);
    }

    private static Entry anEntry(String name) {
        return new Entry(
                UUID.randomUUID(),
                Instant.EPOCH,
                "alice",
                "update",
                "Service",
                null,
                name,
                "api",
                null,
                null,
                null,
                null);
    }
}
