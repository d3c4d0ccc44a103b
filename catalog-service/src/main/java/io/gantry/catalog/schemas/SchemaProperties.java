package io.gantry.catalog.schemas;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of kinds that are made at run time, {@code gantry.schemas.*}.
 *
 * @param maxSize largest schema
 * @param maxParts most subschemas of a schema with every {@code $ref} written out, which bounds
 *     what the check of an entity may cost
 */
@ConfigurationProperties(prefix = "gantry.schemas", ignoreUnknownFields = false)
record SchemaProperties(
        @DefaultValue("256KB") DataSize maxSize, @DefaultValue("10000") int maxParts) {}
