package io.gantry.catalog.kinds;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind as it is written down: the shape of {@code PUT /api/v1/schemas/{kind}} and of the files
 * under {@code kinds/}.
 *
 * @param kind canonical spelling
 * @param plural lower case, as in {@code /api/v1/entities/services}
 * @param schema JSON Schema 2020-12 of the spec
 */
public record KindDefinition(
        String kind, String plural, List<Reference> references, ObjectNode schema) {
    public KindDefinition {
        references = List.copyOf(references);
    }

    /** The schema, annotated with what else there is to know of the kind. */
    public ObjectNode document() {
        ObjectNode document = schema.deepCopy();
        ObjectNode annotation =
                document.putObject("x-gantry").put("kind", kind).put("plural", plural);
        ArrayNode fields = annotation.putArray("references");
        for (Reference reference : references) {
            ObjectNode field = fields.addObject().put("field", reference.field());
            if (reference.kind() != null) {
                field.put("kind", reference.kind());
            }
            field.put("relation", reference.relation());
        }
        return document;
    }
}
