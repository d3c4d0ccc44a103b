package io.gantry.git.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.contracts.identity.Source;
import io.gantry.events.Outbox;
import io.gantry.git.GitIT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is told of refusals, in a minute that does not pass. */
class RefusalsIT extends GitIT {
    private static final Instant MINUTE = Instant.parse("2001-02-03T04:05:00Z");

    private static final String FETCH = "SSH git-upload-pack ";

    @Autowired private Outbox outbox;

    @BeforeEach
    void forget() {
        database.sql("DELETE FROM refusals WHERE minute <= :minute")
                .bind("minute", MINUTE.plusSeconds(60))
                .then()
                .block();
    }

    @Test
    void areToldOnceAMinuteForOneActorAddressDoorAndRepository() {
        Refusals refusals = at(MINUTE, 100);
        tell(refusals, "ann", "10.0.0.1", "one");
        tell(refusals, "ann", "10.0.0.1", "one");
        tell(at(MINUTE.plusSeconds(59), 100), "ann", "10.0.0.1", "one");
        assertThat(rows()).containsExactly("ann 10.0.0.1 " + FETCH + "one");
        tell(at(MINUTE.plusSeconds(60), 100), "ann", "10.0.0.1", "one");
        tell(refusals, "ann", "10.0.0.2", "one");
        tell(refusals, "ann", "10.0.0.1", "two");
        tell(refusals, "bob", "10.0.0.1", "one");
        assertThat(rows())
                .containsExactlyInAnyOrder(
                        "ann 10.0.0.1 " + FETCH + "one",
                        "ann 10.0.0.1 " + FETCH + "one",
                        "ann 10.0.0.1 " + FETCH + "two",
                        "ann 10.0.0.2 " + FETCH + "one",
                        "bob 10.0.0.1 " + FETCH + "one");
    }

    @Test
    void areToldWithTheBeginningOfALongName() {
        tell(at(MINUTE, 100), "ann", "10.0.0.1", "x".repeat(5000));
        assertThat(rows()).containsExactly("ann 10.0.0.1 " + FETCH + "x".repeat(256));
    }

    @Test
    void areToldAsOneWhenTheyAreTooMany() {
        Refusals refusals = at(MINUTE, 2);
        for (String repository : List.of("a", "b", "c", "d")) {
            tell(refusals, "ann", "10.0.0.1", repository);
        }
        assertThat(rows())
                .containsExactlyInAnyOrder(
                        "(others) (unknown) (others)",
                        "ann 10.0.0.1 " + FETCH + "a",
                        "ann 10.0.0.1 " + FETCH + "b");
    }

    @Test
    void areForgottenAfterAnHour() {
        tell(at(MINUTE.minus(Duration.ofMinutes(61)), 2), "ann", "10.0.0.1", "old");
        tell(at(MINUTE, 2), "ann", "10.0.0.1", "new");
        assertThat(rows()).containsExactly("ann 10.0.0.1 " + FETCH + "new");
    }

    private Refusals at(Instant now, int most) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new Refusals(database, outbox, new RefusalsProperties(most), clock);
    }

    private static void tell(Refusals to, String user, String address, String repository) {
        Actor actor = new Actor(user, Role.VIEWER, Set.of(), Source.SSH, address, "request");
        to.tell(new RefusedAttempt(actor, FETCH.strip(), 404, repository)).block();
    }

    private List<String> rows() {
        return database.sql(
                        """
                        SELECT actor || ' ' || address || ' ' || route FROM refusals
                        WHERE minute <= :minute
                        """)
                .bind("minute", MINUTE.plusSeconds(60))
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }
}
