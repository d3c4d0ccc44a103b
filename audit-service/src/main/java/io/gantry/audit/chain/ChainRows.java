package io.gantry.audit.chain;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The chain in the database. Many rows are one statement: arrays that are unnested there. */
@Repository
public class ChainRows {
    /** Rows may have megabytes, so only a few of them are on their way at once. */
    private static final int FETCH_SIZE = 16;

    private final DatabaseClient database;

    ChainRows(DatabaseClient database) {
        this.database = database;
    }

    /** The end of the chain, held against other writers until the transaction ends. */
    Mono<ChainEnd> lock() {
        return database.sql("SELECT number, hash, seal FROM chain_head FOR UPDATE")
                .map(ChainRows::head)
                .one()
                .defaultIfEmpty(Head.REMOVED)
                .flatMap(head -> lastRow().map(last -> new ChainEnd(head, last)));
    }

    private Mono<Long> lastRow() {
        return database.sql("SELECT coalesce(max(number), 0) FROM audit_rows")
                .mapValue(Long.class)
                .one();
    }

    /** Those of the entries whose events have no row yet; asked once only in each transaction. */
    Mono<List<Entry>> fresh(List<Entry> entries) {
        return database.sql(
                        """
                        INSERT INTO inbox (event_id) SELECT unnest(:ids)
                        ON CONFLICT DO NOTHING RETURNING event_id
                        """)
                .bind("ids", entries.stream().map(Entry::id).toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all()
                .collect(Collectors.toSet())
                .map(ids -> firstOfEach(entries, ids));
    }

    private static List<Entry> firstOfEach(List<Entry> entries, Set<UUID> ids) {
        return entries.stream().filter(entry -> ids.remove(entry.id())).toList();
    }

    Mono<Void> insert(List<Row> rows) {
        return database.sql(
                        """
                        INSERT INTO audit_rows (number, id, at, user_name, action, resource_type,
                            resource_namespace, resource_name, source, ip_address, request_id,
                            before, after, hash)
                        SELECT * FROM unnest(:numbers, :ids, CAST(:times AS timestamptz[]), :users,
                            :actions, :types, :namespaces, :names, :sources, :addresses, :requests,
                            CAST(:befores AS json[]), CAST(:afters AS json[]), :hashes)
                        """)
                .bind("numbers", rows.stream().map(Row::number).toArray(Long[]::new))
                .bind("ids", rows.stream().map(row -> row.entry().id()).toArray(UUID[]::new))
                .bind("times", texts(rows, entry -> entry.timestamp().toString()))
                .bind("users", texts(rows, Entry::userName))
                .bind("actions", texts(rows, Entry::action))
                .bind("types", texts(rows, Entry::resourceType))
                .bind("namespaces", texts(rows, Entry::resourceNamespace))
                .bind("names", texts(rows, Entry::resourceName))
                .bind("sources", texts(rows, Entry::source))
                .bind("addresses", texts(rows, Entry::ipAddress))
                .bind("requests", texts(rows, Entry::requestId))
                .bind("befores", texts(rows, Entry::before))
                .bind("afters", texts(rows, Entry::after))
                .bind("hashes", rows.stream().map(Row::hash).toArray(String[]::new))
                .then();
    }

    private static @Nullable String[] texts(
            List<Row> rows, Function<Entry, @Nullable String> column) {
        @Nullable String[] texts = new @Nullable String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = column.apply(rows.get(i).entry());
        }
        return texts;
    }

    /** Makes that the head, also if somebody took it away. */
    Mono<Void> move(Head head) {
        return database.sql(
                        """
                        INSERT INTO chain_head (number, hash, seal) VALUES (:number, :hash, :seal)
                        ON CONFLICT (only_one) DO UPDATE
                        SET number = excluded.number, hash = excluded.hash, seal = excluded.seal
                        """)
                .bind("number", head.number())
                .bind("hash", head.hash())
                .bind("seal", head.seal())
                .then();
    }

    /** The head as it is there, held by a seal or not. */
    public Mono<Head> head() {
        return database.sql("SELECT number, hash, seal FROM chain_head")
                .map(ChainRows::head)
                .one()
                .defaultIfEmpty(Head.REMOVED);
    }

    /** The hash of the row with that number; empty if there is none. */
    public Mono<String> hash(long number) {
        return database.sql("SELECT hash FROM audit_rows WHERE number = :number")
                .bind("number", number)
                .mapValue(String.class)
                .one();
    }

    /** The whole chain from its beginning, streamed. */
    public Flux<Row> all() {
        return database.sql("SELECT %s FROM audit_rows ORDER BY number".formatted(Row.COLUMNS))
                .filter(statement -> statement.fetchSize(FETCH_SIZE))
                .map(Row::read)
                .all();
    }

    private static Head head(Readable row) {
        return new Head(
                value(row, "number", Long.class),
                value(row, "hash", String.class),
                value(row, "seal", String.class));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
