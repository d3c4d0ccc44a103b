package io.gantry.catalog.entities;

import io.gantry.contracts.catalog.Entity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Many rows of the catalog, streamed in the order of kind, namespace, name. */
@Repository
class EntityList {
    private static final int FETCH_SIZE = 200;

    private final DatabaseClient database;
    private final EntityRow row;

    EntityList(DatabaseClient database, EntityRow row) {
        this.database = database;
        this.row = row;
    }

    /**
     * The entities after that key; costs the same at any depth.
     *
     * @param limit as {@link Integer#MAX_VALUE} for all
     */
    Flux<Entity> find(EntityFilter filter, List<String> after, int limit) {
        Map<String, Object> bindings = new HashMap<>(filter.bindings());
        String where = filter.where();
        if (!after.isEmpty()) {
            where += " AND (kind, namespace, name) > (:afterKind, :afterNamespace, :afterName)";
            bindings.put("afterKind", after.get(0));
            bindings.put("afterNamespace", after.get(1));
            bindings.put("afterName", after.get(2));
        }
        bindings.put("limit", limit);
        String sql =
                "SELECT %s FROM entities WHERE %s ORDER BY kind, namespace, name LIMIT :limit"
                        .formatted(EntityRow.COLUMNS, where);
        return database.sql(sql)
                .bindValues(bindings)
                .filter(statement -> statement.fetchSize(FETCH_SIZE))
                .map(row::read)
                .all();
    }

    Mono<Long> count(EntityFilter filter) {
        return database.sql("SELECT count(*) FROM entities WHERE " + filter.where())
                .bindValues(filter.bindings())
                .mapValue(Long.class)
                .one();
    }
}
