package io.gantry.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.audit.AuditIT;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list as PostgreSQL runs it over 50,000 rows: by an index that has the list's order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListPlanIT extends AuditIT {
    @BeforeAll
    void generate() {
        tamper(
                """
                INSERT INTO audit_rows (number, id, at, user_name, action, resource_type,
                    resource_namespace, resource_name, source, after, hash)
                SELECT 2000000000 + i, gen_random_uuid(), now() - i * interval '7 minutes',
                    'user-' || i % 300, (ARRAY['create', 'update', 'update', 'delete'])[1 + i % 4],
                    (ARRAY['Service', 'API', 'Team'])[1 + i % 3], 'default', 'entity-' || i % 5000,
                    'api', json_build_object('text', repeat('x', 300)), ''
                FROM generate_series(1, 50000) AS i
                """,
                Map.of());
        tamper("ANALYZE audit_rows", Map.of());
    }

    @AfterAll
    void forget() {
        tamper("DELETE FROM audit_rows WHERE number > 2000000000", Map.of());
        tamper("ANALYZE audit_rows", Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        ",,,,,",
        "user-7,,,,,",
        ",delete,,,,",
        ",,service,,,",
        ",,,entity-77,,",
        ",,,,2020-01-01T00:00:00Z,",
        ",,,,,2030-01-01T00:00:00Z",
        ",,,,2020-01-01T00:00:00Z,2030-01-01T00:00:00Z",
        "user-7,update,,,,",
        "user-7,,service,,2020-01-01T00:00:00Z,",
        ",create,team,entity-77,,",
        "nobody,,,,,",
        ",,,,2030-01-01T00:00:00Z,"
    })
    void usesAnIndexWhateverIsAskedFor(
            @Nullable String user,
            @Nullable String action,
            @Nullable String type,
            @Nullable String name,
            @Nullable String from,
            @Nullable String to) {
        LogFilter filter = LogFilter.of(user, action, type, name, from, to);
        Map<String, Object> place =
                Map.of("afterAt", Instant.parse("2026-06-01T00:00:00Z"), "afterNumber", 2000020000);
        assertThat(plan(filter, false, Map.of())).contains("Index").doesNotContain("Seq Scan");
        assertThat(plan(filter, true, place)).contains("Index").doesNotContain("Seq Scan");
    }

    private String plan(LogFilter filter, boolean after, Map<String, Object> place) {
        return String.join(
                "\n",
                database.sql("EXPLAIN " + LogRows.sql(filter, after))
                        .bindValues(filter.bindings())
                        .bindValues(place)
                        .bind("most", 50)
                        .bind("offset", 0)
                        .mapValue(String.class)
                        .all()
                        .collectList()
                        .blockOptional()
                        .orElseThrow());
    }
}
