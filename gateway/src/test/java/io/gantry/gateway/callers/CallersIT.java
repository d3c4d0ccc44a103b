package io.gantry.gateway.callers;

import static io.gantry.gateway.People.PASSWORD;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.identity.Role;
import io.gantry.contracts.identity.Source;
import io.gantry.gateway.GatewayIT;
import io.gantry.gateway.People;
import io.gantry.gateway.logins.BasicLogin;
import io.gantry.gateway.requests.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What those rely on who keep a caller for longer than a request, as a WebSocket does. */
class CallersIT extends GatewayIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    @Autowired private Callers callers;
    @Autowired private BasicLogin basic;
    private People people;
    private String user;
    private Token session;

    @BeforeEach
    void make() {
        people = new People(admin());
        user = people.user("developer");
        session = Token.parse(logIn(user, PASSWORD).path("token").asString()).orElseThrow();
    }

    @Test
    void areKnownAsTheyAreNowByWhateverTheyHaveShown() {
        List<Caller> all = all();
        people.change(user, Map.of("role", "viewer")).expectStatus().isOk();
        for (Caller caller : all) {
            assertThat(caller.role()).isEqualTo(Role.DEVELOPER);
            Awaitility.await()
                    .atMost(SOON)
                    .until(() ->
                            requireNonNull(callers.current(caller).block()).role() == Role.VIEWER);
        }
    }

    @Test
    void areNobodyOnceTheirUserIsDisabled() {
        List<Caller> all = all();
        people.change(user, Map.of("disabled", true)).expectStatus().isOk();
        for (Caller caller : all) {
            Awaitility.await()
                    .atMost(SOON)
                    .until(() -> callers.current(caller).blockOptional().isEmpty());
        }
    }

    @Test
    void areNobodyOnceTheirPasswordIsAnother() {
        Caller byPassword = byPassword();
        people.setPassword(user, "another battery");
        Awaitility.await()
                .atMost(SOON)
                .until(() -> callers.current(byPassword).blockOptional().isEmpty());
    }

    @Test
    void doNotKeepTheirSessionAliveByBeingLookedAt() {
        Caller caller = requireNonNull(callers.using(session).block());
        database.sql(
                        "UPDATE sessions SET last_used = now() - interval '2 min' WHERE token_hash = :h")
                .bind("h", session.hash())
                .then()
                .block();
        Instant before = lastUsed();
        callers.forget(caller);
        assertThat(callers.current(caller).block()).isNotNull();
        assertThat(lastUsed()).isEqualTo(before);
        assertThat(callers.using(session).block()).isNotNull();
        assertThat(lastUsed()).isAfter(before);
    }

    private List<Caller> all() {
        String key = People.key(bearing(session.text()), "developer").path("key").asString();
        return List.of(
                requireNonNull(callers.using(session).block()),
                requireNonNull(callers.using(Token.parse(key).orElseThrow()).block()),
                byPassword());
    }

    private Caller byPassword() {
        Client client = new Client("192.0.2.1", Source.API, "test");
        return requireNonNull(basic.check(user, PASSWORD, client, "/git").block());
    }

    private Instant lastUsed() {
        return requireNonNull(
                database.sql("SELECT last_used FROM sessions WHERE token_hash = :hash")
                        .bind("hash", session.hash())
                        .mapValue(Instant.class)
                        .one()
                        .block());
    }
}
