package io.gantry.catalog.entities;

import io.gantry.catalog.kinds.Kind;
import io.gantry.catalog.kinds.Kinds;
import io.gantry.catalog.kinds.KindsReread;
import io.gantry.contracts.catalog.Entity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks once more at entities whose kind changed after they were found to be valid. */
@Component
class Revalidation {
    private final Kinds kinds;
    private final KindsReread reread;
    private final DraftReader drafts;

    Revalidation(Kinds kinds, KindsReread reread, DraftReader drafts) {
        this.kinds = kinds;
        this.reread = reread;
        this.drafts = drafts;
    }

    /**
     * The kinds that the entities have in the database now, by which all of them are valid; fails
     * with {@link EntityRefused} if one is not.
     */
    Mono<Set<Kind>> kindsOf(List<Entity> entities) {
        return reread.reread()
                .then(
                        Mono.fromSupplier(() ->
                                entities.stream().map(this::valid).collect(Collectors.toSet())));
    }

    private Kind valid(Entity entity) {
        return EntityRefused.unless(
                entity.ref(),
                () -> {
                    Kind kind =
                            kinds.find(entity.kind())
                                    .orElseThrow(() -> drafts.unknownKind(entity.kind()));
                    DraftReader.checkSpec(kind, entity.spec());
                    return kind;
                });
    }
}
