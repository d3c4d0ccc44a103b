package io.gantry.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The public API as it is described: one document, put together from {@code openapi/openapi.yaml}
 * and the sections that it names.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.1.html">OpenAPI 3.1</a>
 */
public final class PublicApi {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final ObjectNode document;
    private final List<Operation> operations = new ArrayList<>();

    private PublicApi() {
        document = read("openapi");
        ArrayNode sections = (ArrayNode) document.remove("sections");
        sections.forEach(name -> add(name.asString()));
    }

    /** Reads and joins all sections; throws if two of them describe the same. */
    public static PublicApi load() {
        return new PublicApi();
    }

    /** The whole description. */
    public ObjectNode document() {
        return document.deepCopy();
    }

    /** Each method of each path, in the order of the sections. */
    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** What a {@code $ref} stands for; everything else stands for itself. */
    public JsonNode resolve(JsonNode node) {
        String ref = node.path("$ref").asString("");
        if (!ref.startsWith("#")) {
            return node;
        }
        JsonNode target = document.at(JsonPointer.compile(ref.substring(1)));
        if (target.isMissingNode()) {
            throw new IllegalStateException(ref + " leads nowhere");
        }
        return resolve(target);
    }

    private void add(String name) {
        ObjectNode section = read(name);
        section.path("paths").forEach(item -> secure(item, section.path("security")));
        section.path("tags").forEach(document.withArray("tags")::add);
        join(document.withObject("paths"), section.path("paths"), name);
        section.path("components")
                .forEachEntry((type, parts) ->
                        join(document.withObject("components").withObject(type), parts, name));
        section.path("paths")
                .forEachEntry((path, item) -> operations.addAll(operations(section, path, item)));
    }

    /** What a section says of all its operations, each of them can say otherwise. */
    private static void secure(JsonNode item, JsonNode security) {
        for (Map.Entry<String, JsonNode> method : item.properties()) {
            if (METHODS.contains(method.getKey())
                    && !security.isMissingNode()
                    && !method.getValue().has("security")) {
                ((ObjectNode) method.getValue()).set("security", security);
            }
        }
    }

    private List<Operation> operations(ObjectNode section, String path, JsonNode item) {
        JsonNode routes = section.path("routes").path(path);
        List<Operation> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> method : item.properties()) {
            if (METHODS.contains(method.getKey())) {
                found.add(
                        Operation.of(
                                section.path("service").asString(),
                                method.getKey(),
                                path,
                                routes,
                                List.of(item, method.getValue()),
                                this));
            }
        }
        return found;
    }

    private static void join(ObjectNode whole, JsonNode parts, String section) {
        parts.forEachEntry((name, part) -> {
            if (whole.has(name)) {
                throw new IllegalStateException(
                        "section " + section + " describes " + name + " a second time");
            }
            whole.set(name, part);
        });
    }

    private static ObjectNode read(String name) {
        String resource = "/openapi/" + name + ".yaml";
        try (InputStream yaml = PublicApi.class.getResourceAsStream(resource)) {
            if (yaml == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return (ObjectNode) YAMLMapper.shared().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
