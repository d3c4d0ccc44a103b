package io.gantry.catalog.backstage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The ways in which a field of a Backstage spec becomes one of ours. */
final class SpecFields {
    private static final String SPEC = "spec";

    private SpecFields() {}

    /** One word of a list; left out if our list has no counterpart. */
    static FieldRule word(String field, Map<String, String> counterparts) {
        return translation -> {
            JsonNode original = translation.take(SPEC, field);
            String ours = counterparts.get(original.asString(""));
            if (ours == null) {
                translation.keep(field, original, "has no counterpart and is left out");
                return;
            }
            translation.spec().put(field, ours);
            if (!ours.equals(original.asString(""))) {
                translation.keep(field, original, "became \"%s\"".formatted(ours));
            }
        };
    }

    /** Text that stays as it is. */
    static FieldRule text(String field) {
        return translation -> {
            JsonNode original = translation.take(SPEC, field);
            if (original.isString()) {
                translation.spec().set(field, original);
                return;
            }
            translation.keep(field, original, "is no text and is left out");
        };
    }

    /** A reference to the one kind that is possible. */
    static FieldRule reference(String field, String kind) {
        return translation -> {
            JsonNode original = translation.take(SPEC, field);
            Optional<EntityName> name = EntityName.of(original);
            Optional<String> ours = name.flatMap(it -> it.named(kind));
            ours.ifPresent(reference -> translation.spec().put(field, reference));
            if (ours.isEmpty()) {
                translation.keep(field, original, "names no %s and is left out".formatted(kind));
            } else if (!name.get().isKept()) {
                translation.keep(field, original, "became \"%s\"".formatted(ours.get()));
            }
        };
    }

    /** References to the one kind that is possible. */
    static FieldRule references(String field, String kind) {
        return list(field, name -> name.named(kind));
    }

    /** References to entities of several kinds. */
    static FieldRule anyReferences(String field, String otherwise) {
        return list(field, name -> name.withKind(otherwise));
    }

    private static FieldRule list(String field, Function<EntityName, Optional<String>> spelling) {
        return translation -> {
            JsonNode original = translation.take(SPEC, field);
            ArrayNode ours = JsonNodeFactory.instance.arrayNode();
            boolean same = true;
            for (JsonNode item : original.isArray() ? original.values() : List.of(original)) {
                Optional<EntityName> name = EntityName.of(item);
                Optional<String> reference = name.flatMap(spelling);
                reference.ifPresent(ours::add);
                same &= reference.isPresent() && name.get().isKept();
            }
            if (!ours.isEmpty()) {
                translation.spec().set(field, ours);
            }
            if (!same) {
                translation.keep(field, original, "became " + ours);
            }
        };
    }

    /** {@code profile} of a User or a Group: its display name becomes the title. */
    static void profile(Translation translation) {
        if (!(translation.take(SPEC, "profile") instanceof ObjectNode profile)) {
            return;
        }
        if (profile.path("displayName").isString() && !translation.metadata().has("title")) {
            translation.metadata().set("title", profile.remove("displayName"));
        }
        if (profile.path("email").isString()) {
            translation.spec().set("email", profile.remove("email"));
        }
        translation.leave(SPEC, "profile", profile);
    }

    /** {@code members} of a Group, which are names of users. */
    static void members(Translation translation) {
        JsonNode original = translation.take(SPEC, "members");
        ArrayNode members = JsonNodeFactory.instance.arrayNode();
        boolean same = true;
        for (JsonNode member : original.values()) {
            String text = Translation.text(member);
            String name = EntityName.of(member).map(EntityName::name).orElse(text);
            members.addObject().put("name", name);
            same &= name.equals(text);
        }
        if (!members.isEmpty()) {
            translation.spec().set("members", members);
        }
        if (!same || members.isEmpty()) {
            translation.keep("members", original, "became " + members);
        }
    }
}
