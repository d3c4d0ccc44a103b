package io.gantry.audit.log;

import io.gantry.audit.chain.Row;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** Rows of the log, newest first, streamed. */
@Repository
class LogRows {
    /** Rows may have megabytes, so only a few of them are on their way at once. */
    private static final int FETCH_SIZE = 16;

    private final DatabaseClient database;

    LogRows(DatabaseClient database) {
        this.database = database;
    }

    /** All that meet the filter. */
    Flux<LogRow> find(LogFilter filter) {
        return read(database.sql(sql(filter)).bindValues(filter.bindings()));
    }

    /** Those of them that are in the slice. */
    Flux<LogRow> find(LogFilter filter, LogSlice slice) {
        return read(
                database.sql(sql(filter) + " LIMIT :limit OFFSET :offset")
                        .bindValues(filter.bindings())
                        .bind("limit", slice.limit())
                        .bind("offset", slice.offset()));
    }

    /** The query for all, whose indexes have its order, whatever the filter. */
    static String sql(LogFilter filter) {
        return "SELECT %s FROM audit_rows WHERE %s ORDER BY at DESC, number DESC"
                .formatted(Row.COLUMNS, filter.where());
    }

    private static Flux<LogRow> read(GenericExecuteSpec query) {
        return query.filter(statement -> statement.fetchSize(FETCH_SIZE))
                .map(row -> LogRow.of(Row.read(row)))
                .all();
    }
}
