package io.gantry.catalog.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.CatalogIT;
import io.gantry.contracts.identity.Role;
import io.gantry.testing.TestTokens;
import io.r2dbc.pool.ConnectionPool;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.test.StepVerifier;

/** Lists that are long, and their readers slow. */
class StreamEntitiesIT extends CatalogIT {
    private static final int MANY = 3000;

    /** More than there are connections to the database. */
    private static final int READERS = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String namespace = aName("stream");
    private final List<Socket> readers = new ArrayList<>();

    @Autowired private EntityList entities;
    @Autowired private ConnectionPool pool;

    /** More of them than the sockets between us and a reader hold. */
    @BeforeEach
    void makeMany() {
        sql(
                """
                INSERT INTO entities (uid, kind, namespace, name, tags, labels, annotations, spec,
                    created_at, updated_at, created_by, managed_by, version)
                SELECT gen_random_uuid(), 'Service', '%s', 'many-' || i, '{}', '{}',
                    jsonb_build_object('text', repeat('x', 6000)), '{}', now(), now(), 'alice', 'api',
                    nextval('entity_version') FROM generate_series(1, %d) AS i
                """
                        .formatted(namespace, MANY));
    }

    @AfterEach
    void forget() throws IOException {
        for (Socket reader : readers) {
            reader.close();
        }
        removeAll();
    }

    private void removeAll() {
        sql("DELETE FROM entities WHERE namespace = '%s'".formatted(namespace));
    }

    /** If it held the whole list, it would go on to the end without the rows. */
    @Test
    void holdsAFewRowsOfAListHoweverLongItIs() {
        EntityFilter filter =
                new EntityFilter(null, namespace, null, List.of(), List.of(), null, false);
        AtomicInteger seen = new AtomicInteger();
        StepVerifier.create(
                        entities.all(filter, Moment.NOW, List.of())
                                .doOnNext(_ -> seen.incrementAndGet()),
                        10)
                .expectNextCount(10)
                .then(this::removeAll)
                .thenRequest(Long.MAX_VALUE)
                .thenConsumeWhile(_ -> true)
                .verifyComplete();
        assertThat(seen).hasValueLessThan(MANY / 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/entities?", "/api/v1/export?format=json&"})
    void servesAllOthersWhileManyReadSlowly(String list) throws IOException {
        for (int i = 0; i < READERS; i++) {
            beginToRead(list + "namespace=" + namespace);
        }
        Awaitility.await().atMost(PATIENCE).until(() -> acquired() == 0);
        assertThat(texts(read("/api/v1/entities?limit=3&namespace=" + namespace), "/metadata/name"))
                .containsExactly("many-1", "many-10", "many-100");
        assertThat(restOf(readers.getLast())).contains("\"many-" + MANY + "\"").contains("]");
        assertThat(read(list + "namespace=" + namespace).size()).isEqualTo(MANY);
    }

    private int acquired() {
        return pool.getMetrics().orElseThrow().acquiredSize();
    }

    /** Reads the first byte of the answer and no more. */
    private void beginToRead(String path) throws IOException {
        Socket reader = new Socket();
        readers.add(reader);
        reader.setReceiveBufferSize(4096);
        reader.setSoTimeout((int) PATIENCE.toMillis());
        reader.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request =
                "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: %s\r\n\r\n"
                        .formatted(
                                path, TestTokens.bearer("alice", Role.VIEWER, "catalog-service"));
        reader.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        assertThat(reader.getInputStream().read()).isEqualTo('H');
    }

    private static String restOf(Socket reader) throws IOException {
        InputStream answer = reader.getInputStream();
        return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
}
