package io.gantry.catalog.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.CatalogIT;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.test.StepVerifier;

class StreamEntitiesIT extends CatalogIT {
    private static final int MANY = 3000;

    @Autowired private EntityList entities;

    /** If it held the whole list, it would go on to the end without the database. */
    @Test
    void holdsAFewRowsOfAListHoweverLongItIs() {
        String namespace = aName("stream");
        sql(
                """
                INSERT INTO entities (uid, kind, namespace, name, tags, labels, annotations, spec,
                    created_at, updated_at, created_by, managed_by, version)
                SELECT gen_random_uuid(), 'Service', '%s', 'many-' || i, '{}', '{}', '{}', '{}', now(),
                    now(), 'alice', 'api', nextval('entity_version') FROM generate_series(1, %d) AS i
                """
                        .formatted(namespace, MANY));
        EntityFilter filter =
                new EntityFilter(null, namespace, null, List.of(), List.of(), null, false);
        AtomicInteger seen = new AtomicInteger();
        StepVerifier.create(
                        entities.find(filter, Moment.NOW, List.of(), EntityList.ALL)
                                .doOnNext(_ -> seen.incrementAndGet()),
                        10)
                .expectNextCount(10)
                .then(this::killReaders)
                .thenRequest(Long.MAX_VALUE)
                .thenConsumeWhile(_ -> true)
                .verifyError();
        assertThat(seen).hasValueLessThan(MANY / 2);
        assertThat(read("/api/v1/entities?namespace=" + namespace).size()).isEqualTo(MANY);
        sql("DELETE FROM entities WHERE namespace = '%s'".formatted(namespace));
    }

    private void killReaders() {
        sql(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE query LIKE '%%FROM entities WHERE%%' AND state <> 'idle'
                    AND pid <> pg_backend_pid()
                """
                        .replace("%%", "%"));
    }
}
