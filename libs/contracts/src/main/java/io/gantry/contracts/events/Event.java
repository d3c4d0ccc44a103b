package io.gantry.contracts.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;

/**
 * Something that happened to one aggregate. Its record components are the JSON of the message; all
 * else of the message is in its {@link Envelope}.
 */
public interface Event {
    /** The topic of the service that emits it. */
    @JsonIgnore
    Topic topic();

    /** Identity of the aggregate; the key of the message, so that its events keep their order. */
    UUID aggregate();

    /** Grows with every change of the aggregate. */
    long sequence();

    /** What it happened to, as people write it: {@code service/payment-api}, {@code user/alice}. */
    @JsonIgnore
    String subject();
}
