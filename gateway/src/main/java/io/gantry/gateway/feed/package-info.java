/**
 * What happened, as clients are told of it: read from Kafka, each event with where it leaves one.
 */
@NullMarked
package io.gantry.gateway.feed;

import org.jspecify.annotations.NullMarked;
