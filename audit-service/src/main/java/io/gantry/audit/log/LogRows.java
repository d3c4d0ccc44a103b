package io.gantry.audit.log;

import io.gantry.audit.chain.Row;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** Rows of the log, newest first. */
@Repository
class LogRows {
    /** Rows may have megabytes, so only a few of them are on their way at once. */
    private static final int FETCH_SIZE = 16;

    private final DatabaseClient database;

    LogRows(DatabaseClient database) {
        this.database = database;
    }

    /** The rows of that slice, streamed. */
    Flux<LogRow> find(LogFilter filter, LogSlice slice) {
        String sql =
                """
                SELECT %s FROM audit_rows WHERE %s
                ORDER BY at DESC, number DESC LIMIT :limit OFFSET :offset
                """
                        .formatted(Row.COLUMNS, filter.where());
        return database.sql(sql)
                .bindValues(filter.bindings())
                .bind("limit", slice.limit())
                .bind("offset", slice.offset())
                .filter(statement -> statement.fetchSize(FETCH_SIZE))
                .map(row -> LogRow.of(Row.read(row)))
                .all();
    }
}
