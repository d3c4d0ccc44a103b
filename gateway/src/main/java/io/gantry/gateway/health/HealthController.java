package io.gantry.gateway.health;

import io.gantry.gateway.GatewayError;
import java.time.Duration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** For load balancers and watchdogs. */
@RestController
class HealthController {
    private static final Health OK = new Health("ok");
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DatabaseClient database;
    private final ApplicationAvailability availability;

    HealthController(DatabaseClient database, ApplicationAvailability availability) {
        this.database = database;
        this.availability = availability;
    }

    /** 200 as long as the process is alive, whatever it needs is not. Public. */
    @GetMapping("/healthz")
    Mono<Health> alive() {
        return Mono.just(OK);
    }

    /** 200 if requests can be served, 503 {@code database not ready} or while stopping. Public. */
    @GetMapping("/readyz")
    Mono<Health> ready() {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            return GatewayError.NOT_READY.error();
        }
        return database.sql("SELECT 1")
                .mapValue(Integer.class)
                .one()
                .timeout(PATIENCE)
                .onErrorMap(_ -> GatewayError.DATABASE_NOT_READY.exception())
                .thenReturn(OK);
    }

    /** The answer of both. */
    record Health(String status) {}
}
