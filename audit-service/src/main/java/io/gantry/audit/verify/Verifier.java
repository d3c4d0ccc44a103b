package io.gantry.audit.verify;

import io.gantry.audit.chain.ChainRows;
import io.gantry.audit.chain.Seals;
import io.gantry.audit.heads.KnownHeads;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Follows the chain from its first row to its head, a few rows at a time. */
@Service
class Verifier {
    private final ChainRows rows;
    private final Seals seals;

    Verifier(ChainRows rows, Seals seals) {
        this.rows = rows;
        this.seals = seals;
    }

    /**
     * The state of the log at one moment: what is appended meanwhile is not seen. Each row is
     * judged by the thread that reads it, as the driver may mix up what another asks for (ADR 6).
     *
     * @param known heads that were read before, so that the log has had their rows by now
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    Mono<Verification> verify(KnownHeads known) {
        return rows.head()
                .flatMap(head ->
                        rows.all()
                                .reduce(Walk.START, (walk, row) -> walk.next(row, seals, known))
                                .map(walk -> walk.end(head, seals, known)));
    }
}
