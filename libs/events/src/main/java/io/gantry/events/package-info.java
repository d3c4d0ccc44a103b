/** How a change travels: outbox → relay → Kafka → listeners with inbox and dead letters. */
@NullMarked
package io.gantry.events;

import org.jspecify.annotations.NullMarked;
