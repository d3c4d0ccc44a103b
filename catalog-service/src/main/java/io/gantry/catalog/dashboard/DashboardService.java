package io.gantry.catalog.dashboard;

import io.gantry.contracts.catalog.CatalogEvent.DashboardUpdated;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.events.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The rules for the dashboard. */
@Service
class DashboardService {
    private final DashboardRow row;
    private final DashboardReader reader;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Clock clock;

    DashboardService(
            DashboardRow row, DashboardReader reader, Outbox outbox, JsonMapper json, Clock clock) {
        this.row = row;
        this.reader = reader;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    Mono<Dashboard> get() {
        return row.find();
    }

    @Transactional
    Mono<Dashboard> replace(JsonNode body, Actor actor) {
        actor.require(Role.ADMIN);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Dashboard after = reader.read(body, now, actor.name()).complete();
        return row.lock()
                .flatMap(before ->
                        row.save(after, now, actor.name())
                                .flatMap(version ->
                                        outbox.append(changed(before, after, version), actor)))
                .thenReturn(after);
    }

    private DashboardUpdated changed(Dashboard before, Dashboard after, long version) {
        return new DashboardUpdated(version, tree(before), tree(after));
    }

    private ObjectNode tree(Dashboard dashboard) {
        return json.valueToTree(dashboard);
    }
}
