package io.gantry.catalog.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gantry.catalog.CatalogIT;
import io.gantry.contracts.identity.Role;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Another replica changes a kind while requests wait that were read by the old one. */
class KindChangedMeanwhileIT extends CatalogIT {
    private final String kind = aName("Gadget").replace("-", "");

    @Autowired private TransactionalOperator transaction;

    @Test
    void holdsBackAnEntityThatBreaksTheNewSchema() {
        put(kind);
        var answer = meanwhile(narrowed(), () -> create("3"));
        assertThat(answer.getStatus().value()).isEqualTo(422);
        assertThat(answer.getResponseBody()).contains("spec breaks the schema of kind " + kind);
    }

    @Test
    void holdsBackADocumentThatBreaksTheNewSchema() {
        put(kind);
        var answer = meanwhile(narrowed(), () -> post("/api/v1/apply", "3"));
        assertThat(answer.getResponseBody())
                .contains("\"failed\"", "spec breaks the schema of kind " + kind);
    }

    @Test
    void takesAnEntityThatIsValidByTheNewSchemaToo() {
        put(kind);
        var answer = meanwhile(narrowed(), () -> create("\"large\""));
        assertThat(answer.getStatus().value()).isEqualTo(201);
    }

    @Test
    void holdsBackAnEntityOfAKindThatIsGone() {
        put(kind);
        String gone = "DELETE FROM kinds WHERE kind = '%s'".formatted(kind);
        var answer = meanwhile(gone, () -> create("3"));
        assertThat(answer.getStatus().value()).isEqualTo(400);
        assertThat(answer.getResponseBody()).contains("unknown kind \\\"" + kind);
    }

    @Test
    void makesOneKindOfTwoSpellings() {
        String loud = kind.toUpperCase(Locale.ROOT);
        meanwhile("SELECT 1", List.of(() -> put(kind), () -> put(loud)))
                .forEach(answer -> assertThat(answer.getStatus().value()).isIn(200, 201));
        Long rows =
                database.sql("SELECT count(*) FROM kinds WHERE upper(kind) = :kind")
                        .bind("kind", loud)
                        .mapValue(Long.class)
                        .one()
                        .block();
        assertThat(rows).isEqualTo(1);
    }

    private String narrowed() {
        return """
        UPDATE kinds SET version = nextval('entity_version'),
            definition = CAST(replace(CAST(definition AS text), '"integer"', '"null"') AS json)
        WHERE kind = '%s'
        """
                .formatted(kind);
    }

    private EntityExchangeResult<String> meanwhile(
            String change, Supplier<EntityExchangeResult<String>> request) {
        return meanwhile(change, List.of(request)).getFirst();
    }

    /** The requests come while the change holds its locks, and go on once it is committed. */
    private List<EntityExchangeResult<String>> meanwhile(
            String change, List<Supplier<EntityExchangeResult<String>>> requests) {
        var answers =
                database.sql("LOCK TABLE kinds, entities IN SHARE ROW EXCLUSIVE MODE")
                        .then()
                        .then(database.sql(change).then())
                        .then(
                                Mono.fromCallable(() -> waiting(requests))
                                        .subscribeOn(Schedulers.boundedElastic()))
                        .as(transaction::transactional)
                        .block();
        return Objects.requireNonNull(answers).stream().map(CompletableFuture::join).toList();
    }

    private List<CompletableFuture<EntityExchangeResult<String>>> waiting(
            List<Supplier<EntityExchangeResult<String>>> requests) {
        var answers =
                requests.stream()
                        .map(it -> CompletableFuture.supplyAsync(it, Thread::startVirtualThread))
                        .toList();
        await().atMost(Duration.ofSeconds(60)).until(() -> waiters() >= requests.size());
        return answers;
    }

    private long waiters() {
        return Objects.requireNonNull(
                database.sql(
                                """
                                SELECT count(*) FROM pg_locks WHERE NOT granted
                                    AND relation IN ('kinds'::regclass, 'entities'::regclass)
                                """)
                        .mapValue(Long.class)
                        .one()
                        .block());
    }

    private EntityExchangeResult<String> put(String spelled) {
        String schema =
                "{\"schema\": {\"properties\": {\"size\": {\"type\": [\"integer\", \"string\"]}}}}";
        return send(HttpMethod.PUT, "/api/v1/schemas/" + spelled, schema);
    }

    private EntityExchangeResult<String> create(String size) {
        return post("/api/v1/entities", size);
    }

    private EntityExchangeResult<String> post(String uri, String size) {
        return send(
                HttpMethod.POST,
                uri,
                "{\"kind\": \"%s\", \"metadata\": {\"name\": \"a\"}, \"spec\": {\"size\": %s}}"
                        .formatted(kind, size));
    }

    private EntityExchangeResult<String> send(HttpMethod method, String uri, String body) {
        return as(Role.PLATFORM_ENGINEER)
                .method(method)
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }
}
