package io.gantry.gateway.logins;

import static io.gantry.gateway.People.PASSWORD;
import static io.gantry.gateway.People.aName;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.events.Topic;
import io.gantry.contracts.identity.Source;
import io.gantry.gateway.GatewayIT;
import io.gantry.gateway.People;
import io.gantry.gateway.requests.Client;
import io.gantry.testing.EventProbe;
import io.gantry.web.errors.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class LoginLimitIT extends GatewayIT {
    private static final String WRONG = "wrong password";
    private static final int PER_ACCOUNT = 10;
    @Autowired private PasswordLogin logins;
    private String user;
    private String address;

    @BeforeEach
    void makeUser() {
        user = new People(admin()).user("viewer");
        address = "2001:db8::" + aName();
    }

    @Test
    void looksAtNoMoreThanTenWrongPasswordsHoweverManyComeAtOnce() {
        List<Outcome> outcomes =
                requireNonNull(
                        Flux.range(0, 20)
                                .flatMap(_ -> attempt(user, WRONG, address), 20)
                                .collectList()
                                .block());
        assertThat(outcomes).filteredOn(Outcome.WRONG::equals).hasSize(PER_ACCOUNT);
        assertThat(outcomes).filteredOn(Outcome.HELD_OFF::equals).hasSize(10);
    }

    @Test
    void holdsOffTheAddressAndNeverTheAccount() {
        fail(user, PER_ACCOUNT);
        assertThat(outcome(user, PASSWORD, address)).isEqualTo(Outcome.HELD_OFF);
        assertThat(outcome(user.toUpperCase(Locale.ROOT), PASSWORD, address))
                .isEqualTo(Outcome.HELD_OFF);
        assertThat(outcome(user, PASSWORD, "192.0.2.1")).isEqualTo(Outcome.RIGHT);
        assertThat(outcome("admin", ADMIN_PASSWORD, address)).isEqualTo(Outcome.RIGHT);
    }

    @Test
    void forgetsFailuresOnceThePasswordIsRight() {
        fail(user, PER_ACCOUNT - 1);
        assertThat(outcome(user, PASSWORD, address)).isEqualTo(Outcome.RIGHT);
        fail(user, PER_ACCOUNT);
    }

    @Test
    void countsAllAccountsOfAnAddressTogether() {
        database.sql(
                        """
                        INSERT INTO login_attempts (id, account, address, at, failed)
                        SELECT gen_random_uuid(), 'a' || n, :address, now(), true
                        FROM generate_series(1, 9999) AS n
                        """)
                .bind("address", address)
                .then()
                .block();
        fail(user, 1);
        assertThat(outcome(user, PASSWORD, address)).isEqualTo(Outcome.HELD_OFF);
    }

    @Test
    void countsNothingThatIsOlderThanTheWindow() {
        fail(user, PER_ACCOUNT);
        database.sql("UPDATE login_attempts SET at = at - interval '15 min' WHERE account = :user")
                .bind("user", user)
                .then()
                .block();
        assertThat(outcome(user, PASSWORD, address)).isEqualTo(Outcome.RIGHT);
    }

    @Test
    void saysWhenOneMayComeAgain() {
        for (int i = 0; i < PER_ACCOUNT; i++) {
            login(user, WRONG).expectStatus().isUnauthorized();
        }
        login(user, PASSWORD)
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .value(
                        "Retry-After",
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 900));
    }

    @Test
    void tellsTheAuditLogOnceAMinuteAndNeverWhatIsNobodysName() {
        fail(user, 3);
        fail("my-secret-as-name", 3);
        try (EventProbe probe = new EventProbe(Topic.Names.IDENTITY)) {
            probe.await(message ->
                    "login.refused".equals(EventProbe.header(message, "ce_type"))
                            && "user/(unknown)".equals(EventProbe.header(message, "ce_subject"))
                            && address.equals(EventProbe.header(message, "ce_address")));
            probe.await("login.refused", "user/" + user);
            assertThat(probe.all())
                    .filteredOn(m -> address.equals(EventProbe.header(m, "ce_address")))
                    .hasSizeBetween(2, 4) // a minute may end meanwhile
                    .noneMatch(m ->
                            new String(m.value(), StandardCharsets.UTF_8).contains("my-secret"));
        }
    }

    private void fail(String name, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(outcome(name, WRONG, address)).isEqualTo(Outcome.WRONG);
        }
    }

    private Outcome outcome(String name, String password, String from) {
        return requireNonNull(attempt(name, password, from).block());
    }

    private Mono<Outcome> attempt(String name, String password, String from) {
        Client client = new Client(from, Source.API, UUID.randomUUID().toString());
        return logins.check(name, password, client, "test")
                .map(_ -> Outcome.RIGHT)
                .defaultIfEmpty(Outcome.WRONG)
                .onErrorResume(ApiException.class, e -> Mono.just(Outcome.of(e)));
    }

    private enum Outcome {
        RIGHT,
        WRONG,
        HELD_OFF;

        static Outcome of(ApiException e) {
            assertThat(e.status().value()).isEqualTo(429);
            return HELD_OFF;
        }
    }
}
