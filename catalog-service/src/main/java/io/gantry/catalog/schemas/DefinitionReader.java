package io.gantry.catalog.schemas;

import static io.gantry.catalog.CatalogError.SCHEMA_INVALID;
import static io.gantry.catalog.CatalogError.SCHEMA_TOO_LARGE;

import io.gantry.catalog.entities.BadText;
import io.gantry.catalog.kinds.Kind;
import io.gantry.catalog.kinds.KindDefinition;
import io.gantry.catalog.kinds.Kinds;
import io.gantry.catalog.kinds.Reference;
import io.gantry.web.errors.ApiException;
import io.gantry.web.errors.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what clients send as a kind, and checks all of it that needs no look at the entities. */
@Component
class DefinitionReader {
    private static final Set<String> FIELDS = Set.of("schema", "references", "plural");
    private static final Set<String> REFERENCE_FIELDS = Set.of("field", "kind", "relation");
    private static final Pattern PLURAL = Pattern.compile("[a-z][a-z0-9]{0,62}");
    private static final Pattern RELATION = Pattern.compile("[a-z][A-Za-z0-9]{0,62}");

    private final Kinds kinds;
    private final SchemaCheck check;
    private final long largest;

    DefinitionReader(Kinds kinds, SchemaCheck check, SchemaProperties properties) {
        this.kinds = kinds;
        this.check = check;
        this.largest = properties.maxSize().toBytes();
    }

    /** The definition of the kind of that canonical name; 400 with all that is wrong, or 413. */
    KindDefinition read(String kind, JsonNode body) {
        List<Violation> violations = BadText.in(body);
        refuseUnknown("", body, FIELDS, violations);
        if (!(body.path("schema") instanceof ObjectNode sent)) {
            throw invalid(List.of(new Violation("/schema", "must be a JSON Schema, an object")));
        }
        ObjectNode schema = sent.deepCopy();
        schema.remove("x-gantry"); // where it is shown, it is ours
        long size = schema.toString().getBytes(StandardCharsets.UTF_8).length;
        if (size > largest) {
            throw SCHEMA_TOO_LARGE.exception(size, largest);
        }
        violations.addAll(check.violations(schema));
        String plural = plural(kind, body, violations);
        List<Reference> references = references(kind, body.path("references"), schema, violations);
        if (!violations.isEmpty()) {
            throw invalid(violations);
        }
        return compiled(new KindDefinition(kind, plural, references, schema));
    }

    private KindDefinition compiled(KindDefinition definition) {
        try {
            kinds.tried(definition);
            return definition;
        } catch (RuntimeException e) { // the compiler's own, and those of the pattern engine
            throw invalid(List.of(new Violation("/schema", String.valueOf(e.getMessage()))));
        }
    }

    private static String plural(String kind, JsonNode body, List<Violation> violations) {
        String plural = body.path("plural").asString(kind.toLowerCase(Locale.ROOT) + "s");
        if (!PLURAL.matcher(plural).matches() || KindName.ROUTES.contains(plural)) {
            violations.add(
                    new Violation(
                            "/plural",
                            "is \"%s\", expected %s and no route".formatted(plural, PLURAL)));
        }
        return plural;
    }

    private List<Reference> references(
            String kind, JsonNode array, ObjectNode schema, List<Violation> violations) {
        if (!array.isArray() && !array.isMissingNode()) {
            violations.add(new Violation("/references", "must be an array"));
        }
        List<Reference> references = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            references.add(reference(kind, "/references/" + i, array.path(i), schema, violations));
        }
        return references;
    }

    private Reference reference(
            String owner,
            String path,
            JsonNode reference,
            ObjectNode schema,
            List<Violation> violations) {
        refuseUnknown(path, reference, REFERENCE_FIELDS, violations);
        String field = reference.path("field").asString("");
        if (!schema.path("properties").has(field)) {
            violations.add(
                    new Violation(
                            path + "/field",
                            "\"%s\" is no property of the schema".formatted(field)));
        }
        String relation = reference.path("relation").asString("");
        if (!RELATION.matcher(relation).matches()) {
            violations.add(
                    new Violation(
                            path + "/relation",
                            "is \"%s\", expected %s".formatted(relation, RELATION)));
        }
        return new Reference(
                field, kind(owner, path, reference.path("kind"), violations), relation);
    }

    private @Nullable String kind(
            String owner, String path, JsonNode kind, List<Violation> violations) {
        if (kind.isMissingNode() || kind.isNull()) {
            return null;
        }
        String spelled = kind.asString("");
        if (spelled.equalsIgnoreCase(owner)) {
            return owner;
        }
        String found = kinds.find(spelled).map(Kind::name).orElse(null);
        if (found == null) {
            violations.add(new Violation(path + "/kind", "unknown kind \"%s\"".formatted(spelled)));
        }
        return found;
    }

    private static void refuseUnknown(
            String path, JsonNode object, Set<String> known, List<Violation> violations) {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                violations.add(
                        new Violation(
                                path + "/" + name,
                                "unknown field, expected one of "
                                        + String.join(", ", known.stream().sorted().toList())));
            }
        }
    }

    private static ApiException invalid(List<Violation> violations) {
        Violation first = violations.getFirst();
        return SCHEMA_INVALID.exception(violations, first.path() + " " + first.message());
    }
}
