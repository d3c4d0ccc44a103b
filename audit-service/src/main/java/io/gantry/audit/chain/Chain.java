package io.gantry.audit.chain;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Adds rows to the log, each entry once, in one chain for all replicas. */
@Service
public class Chain {
    private static final Logger log = LoggerFactory.getLogger(Chain.class);

    /** What stands for the hash before a row if the true one can no longer be known. */
    private static final String BROKEN = "broken";

    private final ChainRows rows;
    private final Seals seals;

    Chain(ChainRows rows, Seals seals) {
        this.rows = rows;
        this.seals = seals;
    }

    /** Appends, in their order, those of the entries that were not appended before. */
    @Transactional
    public Mono<Void> append(List<Entry> entries) {
        return rows.lock().flatMap(end -> rows.fresh(entries).flatMap(fresh -> add(end, fresh)));
    }

    private Mono<Void> add(ChainEnd end, List<Entry> fresh) {
        if (fresh.isEmpty()) {
            return Mono.empty();
        }
        List<Row> linked = link(end, fresh);
        return rows.insert(linked).then(rows.move(seals.head(linked.getLast())));
    }

    private List<Row> link(ChainEnd end, List<Entry> entries) {
        Head head = end.head();
        boolean sealed = seals.hold(head);
        if (!sealed) {
            // The log goes on; that the next row holds no hash is what verification will find.
            log.error("The head of the audit chain was changed by somebody else: {}", head);
        }
        String previous = sealed ? head.hash() : BROKEN;
        long number = sealed ? Math.max(head.number(), end.lastRow()) : end.lastRow();
        List<Row> linked = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            number++;
            previous = seals.link(previous, number, entry);
            linked.add(new Row(number, entry, previous));
        }
        return linked;
    }
}
