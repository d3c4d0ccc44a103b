package io.gantry.audit.log;

import io.gantry.audit.chain.Row;
import io.gantry.web.paging.Pages;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** Rows of the log, newest first, read by pages: nobody who reads slowly holds a connection. */
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
        return Pages.read(List.of(), last -> read(filter, last, Pages.ROWS, 0), LogRow::key);
    }

    /** Those of them that are in the slice. */
    Flux<LogRow> find(LogFilter filter, LogSlice slice) {
        return Pages.read(
                        List.of(),
                        last ->
                                read(
                                        filter,
                                        last,
                                        Math.min(slice.limit(), Pages.ROWS),
                                        last.isEmpty() ? slice.offset() : 0),
                        LogRow::key)
                .take(slice.limit());
    }

    /** The query for those after a row or from the newest, whose indexes have its order. */
    static String sql(LogFilter filter, boolean after) {
        return "SELECT %s FROM audit_rows WHERE %s%s ORDER BY at DESC, number DESC LIMIT :most OFFSET :offset"
                .formatted(
                        Row.COLUMNS,
                        filter.where(),
                        after ? " AND (at, number) < (:afterAt, :afterNumber)" : "");
    }

    private Flux<Pages.Row<LogRow>> read(
            LogFilter filter, List<String> after, int most, long offset) {
        GenericExecuteSpec query =
                database.sql(sql(filter, !after.isEmpty()))
                        .bindValues(filter.bindings())
                        .bind("most", most)
                        .bind("offset", offset);
        return bindAfter(query, after)
                .filter(statement -> statement.fetchSize(FETCH_SIZE))
                .map(row -> LogRow.of(Row.read(row)))
                .all()
                .map(row -> new Pages.Row<>(row, row.length()));
    }

    private static GenericExecuteSpec bindAfter(GenericExecuteSpec query, List<String> after) {
        return after.isEmpty()
                ? query
                : query.bind("afterAt", Instant.parse(after.get(0)))
                        .bind("afterNumber", Long.parseLong(after.get(1)));
    }
}
