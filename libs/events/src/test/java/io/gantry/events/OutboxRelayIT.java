package io.gantry.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.contracts.events.Topic;
import io.gantry.contracts.identity.IdentityEvent.LoggedIn;
import io.gantry.testing.EventProbe;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

class OutboxRelayIT extends EventsIT {
    private final String user = aUser();

    @Autowired private TransactionalOperator transaction;

    @Test
    void sendsWhatIsCommittedAndThenForgetsIt() {
        append(user);
        try (EventProbe probe = new EventProbe(Topic.Names.IDENTITY)) {
            var message = probe.await("session.created", "user/" + user);
            assertThat(EventProbe.header(message, "ce_actor")).isEqualTo("alice");
            assertThat(EventProbe.header(message, "ce_requestid")).isEqualTo("request-1");
            assertThat(EventProbe.header(message, "ce_source")).isEqualTo("/gantry/events-test");
        }
        await().until(() -> count("outbox") == 0);
    }

    @Test
    void sendsManyInTheOrderInWhichTheyWereAppended() {
        UUID one = UUID.randomUUID();
        List<LoggedIn> events =
                IntStream.rangeClosed(1, 50).mapToObj(i -> new LoggedIn(one, i, user)).toList();
        outbox.appendAll(events, ALICE).then(outbox.appendTombstones(events, ALICE)).block();
        try (EventProbe probe = new EventProbe(Topic.Names.IDENTITY)) {
            probe.await(it ->
                    it.key().equals(one.toString())
                            && it.value() == null
                            && EventProbe.header(it, "ce_sequence").equals("50"));
            assertThat(probe.all())
                    .filteredOn(it -> it.key().equals(one.toString()) && it.value() != null)
                    .extracting(it -> EventProbe.header(it, "ce_sequence"))
                    .isEqualTo(IntStream.rangeClosed(1, 50).mapToObj(Integer::toString).toList());
        }
    }

    @Test
    void tellsNothingOfWhatIsRolledBack() {
        Mono<Void> failing =
                outbox.append(anEvent(user), ALICE).then(Mono.error(new IllegalStateException()));
        assertThatThrownBy(() -> transaction.transactional(failing).block())
                .isInstanceOf(IllegalStateException.class);
        String next = aUser();
        append(next);
        try (EventProbe probe = new EventProbe(Topic.Names.IDENTITY)) {
            probe.await("session.created", "user/" + next);
            assertThat(probe.all())
                    .noneMatch(m -> EventProbe.header(m, "ce_subject").equals("user/" + user));
        }
    }

    @Test
    void buriesWhatTheBrokerRefusesAndSendsTheRest() {
        long dead = count("outbox_dead");
        String large = aUser();
        database.sql(
                        """
                        INSERT INTO outbox (event_id, topic, type, at, subject, key, sequence, actor,
                            source, request_id, data, size)
                        VALUES (gen_random_uuid(), :topic, 'session.created', now(), :subject,
                            gen_random_uuid(), 1, 'alice', 'api', 'r', :data, 6291456)
                        """)
                .bind("topic", Topic.Names.IDENTITY)
                .bind("subject", "user/" + large)
                .bind("data", new byte[6 << 20])
                .then()
                .block();
        String next = aUser();
        append(next);
        try (EventProbe probe = new EventProbe(Topic.Names.IDENTITY)) {
            probe.await("session.created", "user/" + next);
        }
        await().until(() -> count("outbox_dead") >= dead + 1);
    }

    @Test
    void waitsForKafkaAndThenSendsAllInOrder() {
        PLATFORM.kill("kafka");
        List<String> users = IntStream.range(0, 20).mapToObj(i -> user + "-" + i).toList();
        users.forEach(this::append);
        assertThat(count("outbox")).isGreaterThanOrEqualTo(20);
        PLATFORM.restart("kafka");
        await().until(() -> count("outbox") == 0);
        try (EventProbe probe = new EventProbe(Topic.Names.IDENTITY)) {
            users.forEach(name -> probe.await("session.created", "user/" + name));
        }
    }

    @Test
    void goesOnAfterTheDatabaseWasAway() {
        append(user);
        PLATFORM.kill("postgres");
        PLATFORM.restart("postgres");
        String next = aUser();
        await().until(() -> {
            append(next);
            return true;
        });
        try (EventProbe probe = new EventProbe(Topic.Names.IDENTITY)) {
            probe.await("session.created", "user/" + user);
            probe.await("session.created", "user/" + next);
        }
    }
}
