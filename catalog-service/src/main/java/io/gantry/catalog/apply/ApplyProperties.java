package io.gantry.catalog.apply;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of what is applied.
 *
 * @param maxUpload largest YAML or JSON body
 * @param maxLine largest line of a stream
 */
@ConfigurationProperties("gantry.apply")
record ApplyProperties(
        @DefaultValue("16MB") DataSize maxUpload, @DefaultValue("1MB") DataSize maxLine) {}
