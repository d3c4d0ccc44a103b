/** The form of what travels over Kafka: topics, envelopes and the types of all events. */
@NullMarked
package io.gantry.contracts.events;

import org.jspecify.annotations.NullMarked;
