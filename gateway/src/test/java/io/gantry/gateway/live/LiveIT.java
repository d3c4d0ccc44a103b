package io.gantry.gateway.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.contracts.EventType;
import io.gantry.contracts.events.Topic;
import io.gantry.contracts.git.GitEvent.Pushed;
import io.gantry.contracts.git.GitEvent.RepositoryEvent;
import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.git.RefChange;
import io.gantry.contracts.identity.Role;
import io.gantry.gateway.GatewayApplication;
import io.gantry.gateway.GatewayIT;
import io.gantry.gateway.callers.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The live events as clients get them, from messages as the services write them to Kafka. */
abstract class LiveIT extends GatewayIT {
    private static final AtomicLong SEQUENCE = new AtomicLong();

    @Autowired private KafkaTemplate<String, byte[]> kafka;
    @Autowired private JsonMapper json;

    /** Lets something happen to the thing with that key; returns when Kafka has it. */
    void happen(String topic, String type, UUID key, String json) {
        happen(topic, type, key, json, Instant.now());
    }

    /** Lets something happen to a repository, as git-service writes it. */
    void happen(RepositoryEvent event) {
        String data = json.writeValueAsString(event);
        happen(Topic.Names.GIT, EventType.of(event).text(), event.aggregate(), data);
    }

    /** A repository that these users may read. */
    static GitRepository aRepository(boolean isPublic, String... readers) {
        UUID id = UUID.randomUUID();
        return new GitRepository(
                id, "r-" + id, List.of("alice"), List.of(readers), isPublic, null, "bob");
    }

    /** Moves that ref there. */
    void push(GitRepository repository, String ref) {
        RefChange change = new RefChange(ref, "0".repeat(40), "1".repeat(40));
        happen(new Pushed(repository, UUID.randomUUID(), List.of(change), next()));
    }

    /** The number of the next change. */
    static long next() {
        return SEQUENCE.incrementAndGet();
    }

    String nameOf(String token) {
        return Objects.requireNonNull(
                database.sql(
                                """
                                SELECT username FROM users WHERE id =
                                    (SELECT user_id FROM sessions WHERE token_hash = :hash)
                                """)
                        .bind("hash", Token.parse(token).orElseThrow().hash())
                        .mapValue(String.class)
                        .one()
                        .block());
    }

    void happen(String topic, String type, UUID key, String json, Instant time) {
        // What happens to git is told in its order.
        Integer partition = topic.equals(Topic.Names.GIT) ? 0 : null;
        var message =
                new ProducerRecord<>(
                        topic,
                        partition,
                        time.toEpochMilli(),
                        key.toString(),
                        json.getBytes(UTF_8));
        Stream.of(
                        "ce_id=" + UUID.randomUUID(),
                        "ce_type=" + type,
                        "ce_time=" + time,
                        "ce_subject=test",
                        "ce_sequence=1",
                        "ce_actor=alice",
                        "ce_door=api",
                        "ce_requestid=test")
                .map(header -> header.split("=", 2))
                .forEach(header -> message.headers().add(header[0], header[1].getBytes(UTF_8)));
        kafka.send(message).join();
    }

    /** Makes an entity of that name and that many bytes known. */
    void create(String name, int size) {
        happen("gantry.entities", "entity.created", UUID.randomUUID(), entity(name, size));
    }

    static String entity(String name, int size) {
        return """
        {"after":{"kind":"Service","apiVersion":"gantry.io/v1","metadata":{"name":"%s"},\
        "spec":{"type":"backend","text":"%s"}}}\
        """
                .formatted(name, "x".repeat(size));
    }

    /** A new user of that role in a new session, whose token this is. */
    String aUser(Role role) {
        UUID id = UUID.randomUUID();
        database.sql(
                        """
                        INSERT INTO users (id, username, display_name, role, created_at, password_set_at)
                        VALUES (:id, :name, '', :role, now(), now())
                        """)
                .bind("id", id)
                .bind("name", "user-" + id)
                .bind("role", role.text())
                .then()
                .block();
        Token token = Token.random(Token.Kind.SESSION);
        database.sql(
                        """
                        INSERT INTO sessions (id, token_hash, user_id, created_at, last_used, expires_at)
                        VALUES (:id, :hash, :id, now(), now(), now() + interval '1 day')
                        """)
                .bind("id", id)
                .bind("hash", token.hash())
                .then()
                .block();
        return token.text();
    }

    /** Changes something of the user in that session. */
    void change(String sql, String token) {
        String hash = Token.parse(token).orElseThrow().hash();
        database.sql(
                        sql.replace(
                                ":user", "(SELECT user_id FROM sessions WHERE token_hash = :hash)"))
                .bind("hash", hash)
                .then()
                .block();
    }

    /** Another gateway beside this one, with settings of its own. */
    ConfigurableApplicationContext anotherGateway(String... settings) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--server.port=0",
                                "--management.server.port=0",
                                "--gantry.encryption-key=" + ENCRYPTION_KEY,
                                "--gantry.data=target/data"));
        arguments.addAll(List.of(settings));
        return new SpringApplicationBuilder(GatewayApplication.class, OwnThreads.class)
                .registerShutdownHook(false)
                .run(arguments.toArray(String[]::new));
    }

    static int port(ConfigurableApplicationContext gateway) {
        return gateway.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Threads that may end with the context; the usual ones are also those of other contexts. */
    @TestConfiguration(proxyBeanMethods = false)
    static class OwnThreads {
        @Bean
        ReactorResourceFactory reactorResourceFactory() {
            ReactorResourceFactory factory = new ReactorResourceFactory();
            factory.setUseGlobalResources(false);
            return factory;
        }
    }
}
