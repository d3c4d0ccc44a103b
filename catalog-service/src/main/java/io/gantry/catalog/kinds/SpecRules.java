package io.gantry.catalog.kinds;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.gantry.web.errors.Violation;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A compiled JSON Schema; formats are asserted, and {@code $ref} stays inside the document. */
final class SpecRules {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder ->
                            builder.schemaLoader(loader -> loader.allow(_ -> false))
                                    .schemaRegistryConfig(
                                            SchemaRegistryConfig.builder()
                                                    .formatAssertionsEnabled(true)
                                                    .build()));

    private final Schema schema;

    SpecRules(ObjectNode schema) {
        this.schema = REGISTRY.getSchema(schema);
        this.schema.initializeValidators();
    }

    /** What in the spec breaks the schema. */
    List<Violation> violations(ObjectNode spec) {
        return schema.validate(spec).stream().map(SchemaMessages::violation).toList();
    }
}
