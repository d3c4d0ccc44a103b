package io.gantry.catalog.entities;

import io.gantry.contracts.catalog.Entity;
import io.gantry.web.paging.Pages;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Many rows of the catalog, streamed in the order of kind, namespace, name. */
@Repository
public class EntityList {
    /** For {@link #find}: no limit. */
    public static final int ALL = Integer.MAX_VALUE;

    /** Rows may have a megabyte, so only a few of them are on their way at once. */
    private static final int FETCH_SIZE = 50;

    private final DatabaseClient database;
    private final EntityRow row;

    EntityList(DatabaseClient database, EntityRow row) {
        this.database = database;
        this.row = row;
    }

    /** All entities after that key, by pages: nobody who reads them slowly holds a connection. */
    public Flux<Entity> all(EntityFilter filter, Moment moment, List<String> after) {
        return Pages.read(
                after,
                last ->
                        read(
                                filter,
                                moment,
                                last,
                                Pages.ROWS,
                                it -> new Pages.Row<>(row.read(it), EntityRow.length(it))),
                EntityFilter::key);
    }

    /** The entities after that key, at most so many; costs the same at any depth. */
    public Flux<Entity> find(EntityFilter filter, Moment moment, List<String> after, int most) {
        return read(filter, moment, after, most, row::read);
    }

    private <T> Flux<T> read(
            EntityFilter filter,
            Moment moment,
            List<String> after,
            int most,
            Function<Readable, T> mapping) {
        String sql = moment.read(sql(filter, !after.isEmpty()));
        return bindAfter(moment.bind(filter.bind(database.sql(sql))), after)
                .bind("most", most)
                .filter(statement -> statement.fetchSize(FETCH_SIZE))
                .map(mapping)
                .all();
    }

    /** The query for the first page of a list, or for the one after a key. */
    static String sql(EntityFilter filter, boolean after) {
        return "SELECT %s FROM entities WHERE %s%s ORDER BY kind, namespace, name LIMIT :most"
                .formatted(
                        EntityRow.COLUMNS,
                        filter.where(),
                        after
                                ? " AND (kind, namespace, name) > (:afterKind, :afterNamespace, :afterName)"
                                : "");
    }

    /** How many entities there are. */
    public Mono<Long> count(EntityFilter filter, Moment moment) {
        String sql = "SELECT count(*) FROM entities WHERE " + filter.where();
        return moment.bind(filter.bind(database.sql(moment.read(sql)))).mapValue(Long.class).one();
    }

    private static GenericExecuteSpec bindAfter(GenericExecuteSpec sql, List<String> after) {
        return after.isEmpty()
                ? sql
                : sql.bind("afterKind", after.get(0))
                        .bind("afterNamespace", after.get(1))
                        .bind("afterName", after.get(2));
    }
}
