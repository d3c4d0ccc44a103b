package io.gantry.catalog.entities;

import io.gantry.catalog.kinds.Kind;
import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.catalog.EntityRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the catalog by their names. */
@Repository
class Entities {
    private static final String BY_REF =
            "SELECT %s FROM entities WHERE kind = :kind AND namespace = :namespace AND name = :name"
                    .formatted(EntityRow.COLUMNS);

    private static final String LOCK =
            """
            SELECT %s FROM entities JOIN unnest(:kinds, :namespaces, :names) AS wanted (k, ns, n)
                ON (kind, namespace, name) = (k, ns, n)
            ORDER BY kind, namespace, name FOR UPDATE OF entities
            """
                    .formatted(EntityRow.COLUMNS);

    private static final String STATES =
            """
            json_to_recordset(CAST(:entities AS json)) AS e (kind text, metadata json, spec json),
                json_to_record(e.metadata) AS m (uid uuid, namespace text, name text, title text,
                    description text, owner text, tags text[], labels jsonb, annotations jsonb,
                    "updatedAt" timestamptz, "createdBy" text, "managedBy" text)\
            """;

    /** No row if a kind is another than those who looked at the entities knew. */
    private static final String KINDS_ARE_CURRENT =
            """
            NOT EXISTS (
                SELECT FROM unnest(:kinds, :versions) AS used (used_kind, used_version)
                    LEFT JOIN kinds AS present ON present.kind = used_kind
                WHERE coalesce(present.version, 0) <> used_version)\
            """;

    private static final String INSERT =
            """
            INSERT INTO entities (uid, kind, namespace, name, title, description, owner, tags,
                labels, annotations, spec, created_at, updated_at, created_by, managed_by, version)
            SELECT uid, kind, namespace, name, title, description, owner, tags, labels, annotations,
                spec, "updatedAt", "updatedAt", "createdBy", "managedBy", nextval('entity_version')
            FROM %s
            WHERE %s
            ORDER BY kind COLLATE "C", namespace COLLATE "C", name COLLATE "C"
            RETURNING uid, version
            """
                    .formatted(STATES, KINDS_ARE_CURRENT);

    private static final String UPDATE =
            """
            UPDATE entities SET title = m.title, description = m.description, owner = m.owner,
                tags = m.tags, labels = m.labels, annotations = m.annotations, spec = e.spec,
                updated_at = "updatedAt", version = nextval('entity_version')
            FROM %s
            WHERE entities.uid = m.uid AND %s
            RETURNING entities.uid, version
            """
                    .formatted(STATES, KINDS_ARE_CURRENT);

    private final DatabaseClient database;
    private final EntityRow row;
    private final JsonMapper json;

    Entities(DatabaseClient database, EntityRow row, JsonMapper json) {
        this.database = database;
        this.row = row;
        this.json = json;
    }

    Mono<Entity> find(EntityRef ref, Moment moment) {
        return moment.bind(byRef(moment.read(BY_REF), ref)).map(row::read).one();
    }

    /** The entity, held against other writers until the transaction ends. */
    Mono<Entity> lock(EntityRef ref) {
        return lockAll(List.of(ref)).next();
    }

    /** Those that are there, locked in one order, so that no two writers wait for each other. */
    Flux<Entity> lockAll(Collection<EntityRef> refs) {
        return database.sql(LOCK)
                .bind("kinds", refs.stream().map(EntityRef::kind).toArray(String[]::new))
                .bind("namespaces", refs.stream().map(EntityRef::namespace).toArray(String[]::new))
                .bind("names", refs.stream().map(EntityRef::name).toArray(String[]::new))
                .map(row::read)
                .all();
    }

    /** The entities after that key, at most so many, held against writers but not readers. */
    Flux<Entity> lockNext(List<String> after, int most) {
        return database.sql(
                        """
                        SELECT %s FROM entities
                        WHERE (kind, namespace, name) > (:kind, :namespace, :name)
                        ORDER BY kind, namespace, name LIMIT :most FOR SHARE
                        """
                                .formatted(EntityRow.COLUMNS))
                .bind("kind", after.isEmpty() ? "" : after.get(0))
                .bind("namespace", after.isEmpty() ? "" : after.get(1))
                .bind("name", after.isEmpty() ? "" : after.get(2))
                .bind("most", most)
                .map(row::read)
                .all();
    }

    /** Those of the uids that no entity has. */
    Flux<UUID> lacking(Collection<UUID> uids) {
        return database.sql(
                        """
                        SELECT wanted FROM unnest(:uids) AS wanted
                        WHERE NOT EXISTS (SELECT FROM entities WHERE uid = wanted)
                        """)
                .bind("uids", uids.toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all();
    }

    /** Gives no version any more that is not above this one; numbers are used up, none is lost. */
    Mono<Void> passVersion(long highest) {
        return database.sql(
                        """
                        SELECT count(nextval('entity_version')) FROM generate_series(
                            (SELECT last_value FROM entity_version) + 1, :highest)
                        """)
                .bind("highest", highest)
                .then();
    }

    /** Gives those a new version whose own is below that one; the answer is those entities. */
    Flux<Entity> overtake(Map<UUID, Long> versions, Instant now) {
        return database.sql(
                        """
                        UPDATE entities SET version = nextval('entity_version'),
                            updated_at = greatest(:now, updated_at + interval '1 microsecond')
                        FROM unnest(:uids, :versions) AS told (told_uid, told_version)
                        WHERE uid = told_uid AND version < told_version
                        RETURNING %s
                        """
                                .formatted(EntityRow.COLUMNS))
                .bind("now", now)
                .bind("uids", versions.keySet().toArray(UUID[]::new))
                .bind("versions", versions.values().toArray(Long[]::new))
                .map(row::read)
                .all();
    }

    /**
     * Stores what is new or another than before and gives it its version; stores nothing and
     * answers nothing if a kind changed since. No kind changes from then on until the transaction
     * ends.
     *
     * @param kinds by which the entities were found to be valid
     */
    Mono<List<Change>> saveAll(List<Change> planned, Set<Kind> kinds) {
        long expected = planned.stream().filter(it -> !it.isNothing()).count();
        return Flux.concat(
                        save(INSERT, planned.stream().filter(Change::isNew), kinds),
                        save(UPDATE, planned.stream().filter(Change::isUpdate), kinds))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .filter(versions -> versions.size() == expected)
                .map(versions -> planned.stream().map(it -> withVersion(it, versions)).toList());
    }

    private Flux<Map.Entry<UUID, Long>> save(String sql, Stream<Change> changes, Set<Kind> kinds) {
        List<Entity> states = changes.map(Change::after).toList();
        if (states.isEmpty()) {
            return Flux.empty();
        }
        return database.sql(sql)
                .bind("entities", json.writeValueAsString(states))
                .bind("kinds", kinds.stream().map(Kind::name).toArray(String[]::new))
                .bind("versions", kinds.stream().map(Kind::version).toArray(Long[]::new))
                .map(saved ->
                        Map.entry(
                                EntityRow.value(saved, "uid", UUID.class),
                                EntityRow.value(saved, "version", Long.class)))
                .all();
    }

    private static Change withVersion(Change planned, Map<UUID, Long> versions) {
        Long version = versions.get(planned.after().metadata().uid());
        return version == null
                ? planned
                : new Change(planned.before(), EntityRow.withVersion(planned.after(), version));
    }

    /** Removes an entity that is locked; the version is that of its deletion. */
    Mono<Long> delete(Entity entity) {
        return database.sql(
                        "DELETE FROM entities WHERE uid = :uid RETURNING nextval('entity_version')")
                .bind("uid", entity.metadata().uid())
                .mapValue(Long.class)
                .one();
    }

    private GenericExecuteSpec byRef(String sql, EntityRef ref) {
        return database.sql(sql)
                .bind("kind", ref.kind())
                .bind("namespace", ref.namespace())
                .bind("name", ref.name());
    }
}
