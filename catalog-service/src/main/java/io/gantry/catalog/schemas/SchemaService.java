package io.gantry.catalog.schemas;

import static io.gantry.catalog.CatalogError.KIND_BREAKS_ENTITIES;
import static io.gantry.catalog.CatalogError.KIND_BUILT_IN;
import static io.gantry.catalog.CatalogError.KIND_IN_USE;
import static io.gantry.catalog.CatalogError.KIND_NARROWED;
import static io.gantry.catalog.CatalogError.KIND_TAKEN;

import io.gantry.catalog.kinds.Kind;
import io.gantry.catalog.kinds.KindDefinition;
import io.gantry.catalog.kinds.KindRows;
import io.gantry.catalog.kinds.Kinds;
import io.gantry.catalog.kinds.KindsReread;
import io.gantry.contracts.catalog.CatalogEvent;
import io.gantry.contracts.catalog.CatalogEvent.KindCreated;
import io.gantry.contracts.catalog.CatalogEvent.KindDeleted;
import io.gantry.contracts.catalog.CatalogEvent.KindUpdated;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.events.Outbox;
import io.gantry.web.conditional.Versioned;
import io.gantry.web.errors.Violation;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The rules for changing kinds. Nobody writes entities while that is done. */
@Service
class SchemaService {
    private final Kinds kinds;
    private final KindsReread reread;
    private final KindRows rows;
    private final KindEntities entities;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    SchemaService(
            Kinds kinds,
            KindsReread reread,
            KindRows rows,
            KindEntities entities,
            Outbox outbox,
            TransactionalOperator transaction,
            Clock clock) {
        this.kinds = kinds;
        this.reread = reread;
        this.rows = rows;
        this.entities = entities;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<Versioned<ObjectNode>> put(
            String spelled, Function<String, KindDefinition> reader, Actor actor) {
        actor.require(Role.PLATFORM_ENGINEER);
        wanted(spelled, reader); // what is wrong anyway holds nobody up
        return rows.lock()
                .then(reread.reread())
                .then(Mono.defer(() -> save(wanted(spelled, reader), actor)))
                .as(transaction::transactional)
                .flatMap(answer -> reread.reread().thenReturn(answer));
    }

    Mono<Void> delete(Kind kind, Actor actor) {
        actor.require(Role.PLATFORM_ENGINEER);
        return rows.lock()
                .then(Mono.defer(() -> mayGo(kind)))
                .then(rows.delete(kind.name()))
                .switchIfEmpty(KIND_BUILT_IN.error(kind.name()))
                .flatMap(version -> outbox.append(gone(kind, version), actor))
                .as(transaction::transactional)
                .then(Mono.defer(reread::reread));
    }

    /** What is asked for, beside the kinds that there are now. */
    private KindDefinition wanted(String spelled, Function<String, KindDefinition> reader) {
        KindDefinition wanted = reader.apply(KindName.canonical(spelled, kinds));
        refuseTaken(wanted);
        kinds.builtIn(wanted.kind()).ifPresent(built -> refuseNarrower(built, wanted));
        return wanted;
    }

    private Mono<Versioned<ObjectNode>> save(KindDefinition wanted, Actor actor) {
        Kind before = kinds.find(wanted.kind()).orElse(null);
        if (before != null && before.definition().equals(wanted)) {
            return Mono.just(Versioned.of(before.document(), 0));
        }
        Kind after = kinds.tried(wanted);
        return refuseBroken(after)
                .then(Mono.defer(() -> rereadRelations(before, after)))
                .then(rows.save(wanted, clock.instant(), actor))
                .flatMap(version ->
                        outbox.append(changed(before, after, version), actor)
                                .thenReturn(answer(before, after, version)));
    }

    private Mono<Void> rereadRelations(@Nullable Kind before, Kind after) {
        return before == null || before.references().equals(after.references())
                ? Mono.empty()
                : entities.rereadRelations(after, clock.instant());
    }

    private static Versioned<ObjectNode> answer(@Nullable Kind before, Kind after, long version) {
        return before == null
                ? Versioned.created(
                        after.document(),
                        version,
                        "/api/v1/schemas/" + after.name().toLowerCase(Locale.ROOT))
                : Versioned.of(after.document(), version);
    }

    private static CatalogEvent changed(@Nullable Kind before, Kind after, long version) {
        return before == null
                ? new KindCreated(after.name(), version, after.document())
                : new KindUpdated(after.name(), version, before.document(), after.document());
    }

    /** What was built in is only what it was before. */
    private CatalogEvent gone(Kind kind, long version) {
        return kinds.builtIn(kind.name())
                .<CatalogEvent>map(built ->
                        new KindUpdated(kind.name(), version, kind.document(), built.document()))
                .orElseGet(() -> new KindDeleted(kind.name(), version, kind.document()));
    }

    private Mono<Void> mayGo(Kind kind) {
        return kinds.builtIn(kind.name()).map(this::refuseBroken).orElseGet(() -> refuseUsed(kind));
    }

    private Mono<Void> refuseUsed(Kind kind) {
        return entities.count(kind)
                .filter(count -> count > 0)
                .flatMap(count ->
                        entities.first(kind)
                                .flatMap(first ->
                                        KIND_IN_USE.error(
                                                count, kind.name(), String.join(", ", first))));
    }

    private Mono<Void> refuseBroken(Kind kind) {
        return entities.broken(kind)
                .filter(broken -> !broken.isEmpty())
                .flatMap(broken ->
                        Mono.error(() ->
                                KIND_BREAKS_ENTITIES.exception(
                                        broken, kind.name(), summary(broken))));
    }

    private static String summary(List<Violation> broken) {
        return broken.stream()
                .map(it -> it.path() + " " + it.message())
                .collect(Collectors.joining("; "));
    }

    private void refuseTaken(KindDefinition wanted) {
        Stream.of(wanted.kind(), wanted.plural())
                .forEach(spelling ->
                        kinds.find(spelling)
                                .filter(other -> !other.name().equals(wanted.kind()))
                                .ifPresent(other -> {
                                    throw KIND_TAKEN.exception(spelling, other.name());
                                }));
    }

    private static void refuseNarrower(Kind built, KindDefinition wanted) {
        String narrowing = Extension.narrowing(built.definition(), wanted);
        if (narrowing != null) {
            throw KIND_NARROWED.exception(built.name(), narrowing);
        }
    }
}
