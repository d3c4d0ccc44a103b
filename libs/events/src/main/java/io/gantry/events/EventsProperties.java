package io.gantry.events;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of our topics, {@code gantry.kafka.*}.
 *
 * @param partitions of each topic; more let more replicas of a listener work at once
 * @param replicationFactor copies of each topic; 3 in a cluster
 */
@ConfigurationProperties(prefix = "gantry.kafka", ignoreUnknownFields = false)
record EventsProperties(
        @DefaultValue("6") int partitions, @DefaultValue("1") short replicationFactor) {}
