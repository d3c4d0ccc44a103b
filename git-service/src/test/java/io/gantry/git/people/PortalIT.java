package io.gantry.git.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.contracts.identity.Role;
import io.gantry.git.GitIT;
import io.gantry.git.users.Keys;
import io.gantry.web.errors.ApiException;
import io.gantry.web.security.ServiceToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How long the gateway's word is good for. */
class PortalIT extends GitIT {
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired private People people;
    @Autowired private Keys keys;
    @Autowired private ServiceToken token;
    private final StoppedClock clock = new StoppedClock();
    private final String name = aName("p");
    private Portal portal;

    @BeforeEach
    void makePortal() {
        var properties = new PortalProperties(GATEWAY.address(), PATIENCE, TWO_SECONDS);
        portal = new Portal(new PortalClient(properties, token), people, keys, properties, clock);
        GATEWAY.knows(name, Role.DEVELOPER);
    }

    @AfterEach
    void comeBack() {
        GATEWAY.goesAway(false);
    }

    @Test
    void isGoodForTwoSecondsAndNoLonger() {
        assertThat(portal.find(name).block()).isEqualTo(person(Role.DEVELOPER));
        GATEWAY.knows(name, Role.VIEWER);
        clock.now = clock.now.plus(TWO_SECONDS).minusMillis(1);
        assertThat(portal.find(name).block()).isEqualTo(person(Role.DEVELOPER));
        clock.now = clock.now.plusMillis(1);
        assertThat(portal.find(name).block()).isEqualTo(person(Role.VIEWER));
    }

    @Test
    void isNotReplacedByAnOlderOneWhileItCannotBeHad() {
        assertThat(portal.present(name).block()).isEqualTo(person(Role.DEVELOPER));
        GATEWAY.goesAway(true);
        assertThat(portal.present(name).block()).isEqualTo(person(Role.DEVELOPER));
        clock.now = clock.now.plus(TWO_SECONDS);
        assertThatThrownBy(() -> portal.present(name).block())
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("the portal is away");
    }

    @Test
    void tellsAUserOfGitAloneFromOneWhoWasRemoved() {
        GATEWAY.forgets(name);
        assertThat(portal.present(name).block()).isEqualTo(Person.unknown(name));
        assertThat(portal.find(name).blockOptional()).isEmpty();
    }

    private Person person(Role role) {
        return new Person(name, role, Set.of(), false);
    }

    private static final class StoppedClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
