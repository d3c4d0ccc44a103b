package io.gantry.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gantry.audit.AuditIT;
import io.gantry.audit.Messages;
import io.gantry.contracts.identity.Role;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole log as lines of JSON. */
class ExportIT extends AuditIT {
    private static final int MANY = 3000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired private LogRows logRows;
    @Autowired private ConnectionPool pool;

    @Test
    void writesEachRowOnALineNewestFirstAsTheListDoes() {
        String name = aName("exported");
        send(IntStream.range(0, 60).mapToObj(_ -> Messages.entityCreated(name, "{}")).toList());
        List<JsonNode> listed = awaitRows(name, 60);
        assertThat(export("resourceName=" + name)).isEqualTo(listed);
        assertThat(export("resourceName=%s&action=delete".formatted(name))).isEmpty();
        assertThat(export("resourceName=%s&from=2100-01-01T00:00:00Z".formatted(name))).isEmpty();
    }

    @Test
    void refusesDevelopersAndPagesAndBadFilters() {
        refused(Role.DEVELOPER, "user=%20", HttpStatus.FORBIDDEN);
        refused(Role.PLATFORM_ENGINEER, "limit=5", HttpStatus.BAD_REQUEST);
        refused(Role.PLATFORM_ENGINEER, "from=now", HttpStatus.BAD_REQUEST);
    }

    /** If it held the whole log, it would go on to the end without the rows. */
    @Test
    void holdsAFewRowsHoweverLongTheLogIs() {
        String name = manyRows();
        LogFilter filter = LogFilter.of(null, null, null, name, null, null);
        AtomicInteger seen = new AtomicInteger();
        assertThat(export("resourceName=" + name)).hasSize(MANY);
        StepVerifier.create(logRows.find(filter).doOnNext(_ -> seen.incrementAndGet()), 10)
                .expectNextCount(10)
                .then(this::removeRows)
                .thenRequest(Long.MAX_VALUE)
                .thenConsumeWhile(_ -> true)
                .verifyComplete();
        assertThat(seen).hasValueLessThan(MANY / 10);
    }

    /** 16 of them would have all connections to the database. */
    @Test
    void holdsNoConnectionWhileNobodyReads() {
        String name = manyRows();
        LogFilter filter = LogFilter.of(null, null, null, name, null, null);
        List<Disposable> readers =
                IntStream.range(0, 20)
                        .mapToObj(i ->
                                i % 2 == 0
                                        ? logRows.find(filter)
                                        : logRows.find(filter, new LogSlice(1000, 3)))
                        .<Disposable>map(rows -> rows.subscribeWith(new OneRow()))
                        .toList();
        try {
            await().atMost(PATIENCE).until(() -> acquired() == 0);
            assertThat(rows("resourceName=" + name)).hasSize(1000);
        } finally {
            readers.forEach(Disposable::dispose);
        }
        removeRows();
    }

    private int acquired() {
        return pool.getMetrics().orElseThrow().acquiredSize();
    }

    /** Wants one row and no more. */
    private static final class OneRow extends BaseSubscriber<LogRow> {
        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            request(1);
        }
    }

    private String manyRows() {
        String name = aName("streamed");
        tamper(
                """
                INSERT INTO audit_rows (number, id, at, user_name, action, resource_type,
                    resource_name, source, after, hash)
                SELECT 1000000000 + i, gen_random_uuid(), now(), 'alice', 'update', 'Service', :name,
                    'api', json_build_object('text', repeat('x', 1000)), '' FROM generate_series(1, :many) AS i
                """,
                Map.of("name", name, "many", MANY));
        return name;
    }

    private void removeRows() {
        tamper("DELETE FROM audit_rows WHERE number > 1000000000", Map.of());
    }

    private List<JsonNode> export(String query) {
        String lines =
                as(Role.PLATFORM_ENGINEER)
                        .get()
                        .uri("/api/v1/audit/export?" + query)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentTypeCompatibleWith(MediaType.APPLICATION_NDJSON)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return Objects.requireNonNullElse(lines, "")
                .lines()
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    private void refused(Role role, String query, HttpStatus status) {
        as(role).get()
                .uri("/api/v1/audit/export?" + query)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON);
    }
}
