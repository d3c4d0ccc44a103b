package io.gantry.audit.verify;

import io.gantry.audit.chain.ChainRows;
import io.gantry.audit.chain.Seals;
import io.gantry.audit.heads.KnownHeads;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Follows the chain from its first row to its head, a few rows at a time. */
@Service
class Verifier {
    /** How many rows wait for their hash; not more, since each may have megabytes. */
    private static final int AHEAD = 8;

    private final ChainRows rows;
    private final Seals seals;

    Verifier(ChainRows rows, Seals seals) {
        this.rows = rows;
        this.seals = seals;
    }

    /**
     * The state of the log at one moment: what is appended meanwhile is not seen.
     *
     * @param known heads that were read before, so that the log has had their rows by now
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    Mono<Verification> verify(KnownHeads known) {
        return rows.head()
                .flatMap(head ->
                        rows.all()
                                .publishOn(Schedulers.parallel(), AHEAD)
                                .reduce(Walk.START, (walk, row) -> walk.next(row, seals, known))
                                .map(walk -> walk.end(head, seals, known)));
    }
}
