package io.gantry.catalog.entities;

import io.gantry.contracts.catalog.Entity;
import java.util.List;
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
    private static final int FETCH_SIZE = 100;

    private final DatabaseClient database;
    private final EntityRow row;

    EntityList(DatabaseClient database, EntityRow row) {
        this.database = database;
        this.row = row;
    }

    /** The entities after that key, at most so many; costs the same at any depth. */
    public Flux<Entity> find(EntityFilter filter, Moment moment, List<String> after, int most) {
        String sql =
                "SELECT %s FROM entities WHERE %s%s ORDER BY kind, namespace, name LIMIT :most"
                        .formatted(
                                EntityRow.COLUMNS,
                                filter.where(),
                                after.isEmpty()
                                        ? ""
                                        : " AND (kind, namespace, name) > (:afterKind, :afterNamespace, :afterName)");
        return bindAfter(moment.bind(filter.bind(database.sql(moment.read(sql)))), after)
                .bind("most", most)
                .filter(statement -> statement.fetchSize(FETCH_SIZE))
                .map(row::read)
                .all();
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
