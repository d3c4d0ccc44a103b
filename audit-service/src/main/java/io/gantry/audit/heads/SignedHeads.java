package io.gantry.audit.heads;

import io.gantry.web.errors.WebError;
import org.apache.kafka.common.KafkaException;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What the log has said of itself outside its database. */
@Service
public class SignedHeads {
    private final HeadTopic topic;

    SignedHeads(HeadTopic topic) {
        this.topic = topic;
    }

    /** The heads that are still known; 503 while the broker cannot be asked. */
    public Mono<KnownHeads> read() {
        return Mono.fromCallable(topic::read)
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorMap(
                        KafkaException.class,
                        _ -> WebError.UNAVAILABLE.exception("the topic of the signed heads"));
    }
}
