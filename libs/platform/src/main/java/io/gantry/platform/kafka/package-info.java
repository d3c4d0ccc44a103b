/** A single Kafka node that is broker and controller at once. */
@NullMarked
package io.gantry.platform.kafka;

import org.jspecify.annotations.NullMarked;
