package io.gantry.catalog.backstage;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The ways in which a field of Backstage's metadata becomes one of ours. */
final class MetadataFields {
    private static final String METADATA = "metadata";
    private static final Set<String> ICONS =
            Set.of(
                    "dashboard",
                    "docs",
                    "runbook",
                    "github",
                    "slack",
                    "alert",
                    "monitor",
                    "ci",
                    "other");

    private MetadataFields() {}

    /** {@code name} or {@code namespace}, of which the caller knows that it can be one. */
    static void name(Translation translation, String field) {
        JsonNode original = translation.take(METADATA, field);
        Optional<String> ours = Names.of(Translation.text(original));
        ours.ifPresent(name -> translation.metadata().put(field, name));
        if (ours.isPresent() && !ours.get().equals(Translation.text(original))) {
            translation.keep(field, original, "became \"%s\"".formatted(ours.get()));
        }
    }

    /** {@code title} or {@code description}. */
    static void text(Translation translation, String field) {
        JsonNode original = translation.take(METADATA, field);
        if (original.isContainer()) {
            translation.keep(field, original, "is no text and is left out");
        } else if (!original.isMissingNode()) {
            translation.metadata().put(field, original.asString());
        }
    }

    /** Annotations keep their names; what is no text becomes text. */
    static void annotations(Translation translation) {
        JsonNode original = translation.take(METADATA, "annotations");
        original.properties()
                .forEach(it ->
                        translation
                                .annotations()
                                .put(it.getKey(), Translation.text(it.getValue())));
        if (!original.isObject()) {
            translation.keep("annotations", original, "is no mapping and is left out");
        }
    }

    static void labels(Translation translation) {
        JsonNode original = translation.take(METADATA, "labels");
        ObjectNode labels = JsonNodeFactory.instance.objectNode();
        original.properties()
                .forEach(it -> labels.put(it.getKey(), Translation.text(it.getValue())));
        if (!labels.isEmpty()) {
            translation.metadata().set("labels", labels);
        }
        if (!original.isObject()) {
            translation.keep("labels", original, "is no mapping and is left out");
        }
    }

    static void tags(Translation translation) {
        JsonNode original = translation.take(METADATA, "tags");
        ArrayNode tags = JsonNodeFactory.instance.arrayNode();
        original.values().forEach(tag -> tags.add(Translation.text(tag)));
        if (!tags.isEmpty()) {
            translation.metadata().set("tags", tags);
        }
        if (!original.isArray()) {
            translation.keep("tags", original, "is no list and is left out");
        }
    }

    /** Links, of which we know title, address and a few icons. */
    static void links(Translation translation) {
        JsonNode original = translation.take(METADATA, "links");
        ArrayNode links = JsonNodeFactory.instance.arrayNode();
        original.values().forEach(link -> links.add(link(link)));
        if (!links.isEmpty()) {
            translation.spec().set("links", links);
        }
        if (!links.equals(original)) {
            translation.keep("links", original, "became spec.links without unknown parts");
        }
    }

    private static ObjectNode link(JsonNode link) {
        String url = link.path("url").asString("");
        ObjectNode ours = JsonNodeFactory.instance.objectNode();
        ours.put("title", link.path("title").asString(url)).put("url", url);
        if (ICONS.contains(link.path("icon").asString(""))) {
            ours.set("icon", link.path("icon"));
        }
        return ours;
    }

    /** {@code spec.owner}: a Group is our Team; other owners we do not have. */
    static void owner(Translation translation) {
        JsonNode original = translation.take("spec", "owner");
        Optional<EntityName> name = EntityName.of(original);
        Optional<String> team = name.flatMap(it -> it.named("group"));
        team.ifPresent(it -> translation.metadata().put("owner", it));
        if (team.isEmpty()) {
            translation.keep("owner", original, "is no group and is left out");
        } else if (!name.get().isKept()) {
            translation.keep("owner", original, "became \"%s\"".formatted(team.get()));
        }
    }
}
