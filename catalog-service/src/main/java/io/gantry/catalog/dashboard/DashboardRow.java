package io.gantry.catalog.dashboard;

import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The one dashboard in the database. */
@Repository
class DashboardRow {
    private static final String FIND = "SELECT config::text FROM dashboard";

    private final DatabaseClient database;
    private final JsonMapper json;

    DashboardRow(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The dashboard; what is shown at first if nobody has changed it. */
    Mono<Dashboard> find() {
        return read(FIND);
    }

    /** The same, held against other writers until the transaction ends. */
    Mono<Dashboard> lock() {
        return database.sql("LOCK TABLE dashboard IN SHARE ROW EXCLUSIVE MODE")
                .then()
                .then(read(FIND));
    }

    private Mono<Dashboard> read(String sql) {
        return database.sql(sql)
                .map(row ->
                        json.readValue(
                                Objects.requireNonNull(row.get(0, String.class)), Dashboard.class))
                .one()
                .defaultIfEmpty(Dashboard.initial())
                .map(Dashboard::complete);
    }

    /** Keeps the dashboard; the answer is its version. */
    Mono<Long> save(Dashboard dashboard, Instant at, String admin) {
        return database.sql(
                        """
                        INSERT INTO dashboard (config, version, updated_at, updated_by)
                        VALUES (CAST(:config AS json), nextval('entity_version'), :at, :admin)
                        ON CONFLICT (only_one) DO UPDATE SET config = excluded.config,
                            version = excluded.version, updated_at = excluded.updated_at,
                            updated_by = excluded.updated_by
                        RETURNING version
                        """)
                .bind("config", json.writeValueAsString(dashboard))
                .bind("at", at)
                .bind("admin", admin)
                .mapValue(Long.class)
                .one();
    }
}
