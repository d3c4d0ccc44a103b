package io.gantry.events;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.IdentityEvent.LoggedIn;
import io.gantry.contracts.identity.Role;
import io.gantry.contracts.identity.Source;
import io.gantry.testing.TestPlatform;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.r2dbc.core.DatabaseClient;

/** An application that has nothing but events, over the real PostgreSQL and Kafka. */
@SpringBootTest
abstract class EventsIT {
    static final TestPlatform.Infrastructure PLATFORM = TestPlatform.start();
    static final Actor ALICE =
            new Actor("alice", Role.DEVELOPER, Set.of(), Source.API, null, "request-1");

    private static final AtomicLong SEQUENCE = new AtomicLong();

    @Autowired Outbox outbox;
    @Autowired DatabaseClient database;

    static LoggedIn anEvent(String user) {
        return new LoggedIn(UUID.randomUUID(), SEQUENCE.incrementAndGet(), user);
    }

    static String aUser() {
        return "user-" + UUID.randomUUID();
    }

    void append(String user) {
        outbox.append(anEvent(user), ALICE).block();
    }

    long count(String table) {
        return Objects.requireNonNull(
                database.sql("SELECT count(*) FROM " + table).mapValue(Long.class).one().block());
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(2)).ignoreExceptions();
    }

    @SpringBootApplication
    static class Application {}
}
