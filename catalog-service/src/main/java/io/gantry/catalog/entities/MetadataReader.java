package io.gantry.catalog.entities;

import io.gantry.catalog.kinds.Kind;
import io.gantry.contracts.catalog.EntityRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code metadata}; what the server owns is taken and ignored. */
final class MetadataReader {
    private static final Set<String> FIELDS =
            Set.of(
                    "name",
                    "namespace",
                    "title",
                    "description",
                    "owner",
                    "tags",
                    "labels",
                    "annotations",
                    "uid",
                    "createdAt",
                    "updatedAt",
                    "createdBy",
                    "managedBy",
                    "resourceVersion");

    /** {@code namespace:name}, each by the rule for names. */
    static final int LONGEST_OWNER = 507;

    /** In characters; an index holds no more than about 2,700 bytes. */
    static final int LONGEST_TAG = 255;

    private final EnvelopeReader envelope;
    private final @Nullable String title;
    private final @Nullable String description;
    private final @Nullable String owner;
    private final List<String> tags;
    private final Map<String, String> labels;
    private final Map<String, String> annotations;

    MetadataReader(EnvelopeReader envelope, JsonNode metadata) {
        this.envelope = envelope;
        if (metadata.isObject()) {
            envelope.refuseUnknown("/metadata", metadata, FIELDS);
        } else if (!metadata.isMissingNode()) {
            envelope.add("/metadata", "must be an object");
        }
        title = envelope.text("/metadata/title");
        description = envelope.text("/metadata/description");
        owner = envelope.text("/metadata/owner", LONGEST_OWNER);
        tags = texts("/metadata/tags");
        labels = map("/metadata/labels");
        annotations = map("/metadata/annotations");
    }

    /** A name by the rule for names; null if it is none, which is then noted. */
    @Nullable String name(String field, @Nullable String fallback) {
        String path = "/metadata/" + field;
        String name = envelope.text(path);
        if (name == null && fallback == null) {
            envelope.require(path);
        }
        String used = name == null ? fallback : name;
        if (used != null && !EntityRef.isName(used)) {
            envelope.add(path, "is \"%s\", expected %s".formatted(used, EntityRef.NAME.pattern()));
            return null;
        }
        return used;
    }

    Draft draft(Kind kind, String namespace, String name, ObjectNode spec) {
        return new Draft(
                kind, namespace, name, title, description, owner, tags, labels, annotations, spec);
    }

    private List<String> texts(String path) {
        JsonNode array = envelope.at(path);
        if (array.isMissingNode() || array.isNull()) {
            return List.of();
        }
        if (!array.isArray()) {
            envelope.add(path, "must be an array of strings");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            String text = envelope.text(path + "/" + i, LONGEST_TAG);
            if (text != null && !texts.contains(text)) {
                texts.add(text);
            }
        }
        return texts;
    }

    private Map<String, String> map(String path) {
        JsonNode object = envelope.at(path);
        if (object.isMissingNode() || object.isNull()) {
            return Map.of();
        }
        if (!object.isObject()) {
            envelope.add(path, "must be an object of strings");
            return Map.of();
        }
        Map<String, String> map = new TreeMap<>();
        for (var property : object.properties()) {
            if (property.getValue().isString()) {
                map.put(property.getKey(), property.getValue().stringValue());
            } else {
                envelope.add(
                        path + "/" + property.getKey(),
                        "must be a string, is " + property.getValue());
            }
        }
        return map;
    }
}
