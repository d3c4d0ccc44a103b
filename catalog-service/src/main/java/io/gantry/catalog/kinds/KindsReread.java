package io.gantry.catalog.kinds;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps this replica's kinds those of the database, at most a second behind; needs no Kafka. */
@Component
public class KindsReread {
    private final KindRows rows;
    private final Kinds kinds;
    private volatile String fingerprint = "";

    KindsReread(KindRows rows, Kinds kinds) {
        this.rows = rows;
        this.kinds = kinds;
    }

    /** Reads the kinds if they are others than before. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    public Mono<Void> reread() {
        return rows.fingerprint()
                .filter(found -> !found.equals(fingerprint))
                .flatMap(found ->
                        rows.all()
                                .collectList()
                                .doOnNext(kinds::use)
                                .doOnNext(_ -> fingerprint = found))
                .then();
    }
}
