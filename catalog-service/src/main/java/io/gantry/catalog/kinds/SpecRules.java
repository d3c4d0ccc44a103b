package io.gantry.catalog.kinds;

import com.google.re2j.Pattern;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.regex.RegularExpression;
import io.gantry.web.errors.Violation;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A compiled JSON Schema; formats are asserted, {@code $ref} stays inside the document, and
 * patterns take linear time, whatever they are.
 *
 * @see <a href="https://github.com/google/re2j">RE2/J</a>
 */
final class SpecRules {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder ->
                            builder.schemaLoader(loader -> loader.allow(_ -> false))
                                    .schemaRegistryConfig(
                                            SchemaRegistryConfig.builder()
                                                    .formatAssertionsEnabled(true)
                                                    .regularExpressionFactory(SpecRules::compiled)
                                                    .build()));

    private final Schema schema;

    SpecRules(ObjectNode schema) {
        this.schema = REGISTRY.getSchema(schema);
        this.schema.initializeValidators();
    }

    private static RegularExpression compiled(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return text -> compiled.matcher(text).find();
    }

    /** What in the spec breaks the schema. */
    List<Violation> violations(ObjectNode spec) {
        return schema.validate(spec).stream().map(SchemaMessages::violation).toList();
    }
}
