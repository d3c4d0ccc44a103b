package io.gantry.catalog.schemas;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.gantry.web.errors.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Says whether a schema of strangers is one, stays in its document, and is cheap to check by. */
@Component
class SchemaCheck {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    /** They would move the place from which references count. */
    private static final List<String> REFUSED =
            List.of("$id", "$anchor", "$dynamicAnchor", "$dynamicRef", "$vocabulary");

    private static final Schema META =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(SchemaLocation.of(DRAFT));

    private final int maxParts;

    SchemaCheck(SchemaProperties properties) {
        this.maxParts = properties.maxParts();
    }

    /** What is wrong; paths start with {@code /schema}. */
    List<Violation> violations(ObjectNode schema) {
        String draft = schema.path("$schema").asString(DRAFT);
        if (!draft.equals(DRAFT)) {
            return List.of(
                    new Violation(
                            "/schema/$schema",
                            "is \"%s\", expected \"%s\"".formatted(draft, DRAFT)));
        }
        List<Violation> broken =
                META.validate(schema).stream()
                        .map(it ->
                                new Violation(
                                        "/schema" + it.getInstanceLocation(), it.getMessage()))
                        .limit(20)
                        .toList();
        if (!broken.isEmpty()) {
            return broken;
        }
        List<Violation> found = references(schema);
        return found.isEmpty() ? new SchemaSize(schema, maxParts).violations() : found;
    }

    private static List<Violation> references(ObjectNode schema) {
        Map<JsonPointer, JsonNode> parts = Subschemas.in(schema);
        List<Violation> violations = new ArrayList<>();
        parts.forEach((place, part) -> {
            for (String keyword : REFUSED) {
                if (part.has(keyword)) {
                    violations.add(new Violation("/schema" + place, keyword + " is not taken"));
                }
            }
            String target = part.path("$ref").asString("#");
            if (!target.startsWith("#") || !parts.containsKey(pointer(target))) {
                violations.add(
                        new Violation(
                                "/schema" + place.appendProperty("$ref"),
                                "\"%s\" is no schema in this document, expected #/$defs/…"
                                        .formatted(target)));
            }
        });
        return violations;
    }

    /** The place that a reference names; one that is nowhere if it names none. */
    static JsonPointer pointer(String reference) {
        String place = reference.substring(1);
        return place.isEmpty() || place.startsWith("/")
                ? JsonPointer.compile(place)
                : JsonPointer.compile("/nowhere/" + place);
    }
}
