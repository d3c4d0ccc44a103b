package io.gantry.catalog.backstage;

import io.gantry.catalog.kinds.Kinds;
import io.gantry.contracts.catalog.Entity;
import io.gantry.web.errors.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Understands descriptors that were written for Backstage or one of its renamed forks. */
@Component
public class Backstage {
    private static final Pattern OWN = Pattern.compile("([a-z0-9-]+\\.)*backstage\\.io/.*");
    private static final String OURS = "gantry.io/";
    private static final Pattern FORK = Pattern.compile("[^/]+/v[0-9]+(alpha|beta)[0-9]*");
    private static final Set<String> FORKED_KINDS =
            Set.of(
                    "Component",
                    "API",
                    "Resource",
                    "Group",
                    "System",
                    "Domain",
                    "User",
                    "Location",
                    "Template");

    private final Kinds kinds;

    public Backstage(Kinds kinds) {
        this.kinds = kinds;
    }

    /** Whether the document is a descriptor and no entity of ours. */
    public static boolean isDescriptor(ObjectNode content) {
        String version = content.path("apiVersion").asString("");
        if (version.startsWith(OURS)) {
            return false;
        }
        return OWN.matcher(version).matches()
                || (FORK.matcher(version).matches()
                        && FORKED_KINDS.contains(content.path("kind").asString("")));
    }

    /** What the descriptor stands for. */
    public Mapped map(ObjectNode descriptor) {
        String spelled = descriptor.path("kind").asString("");
        if (spelled.equals("Location")) {
            return new Mapped.Ignored(
                    "a Location makes nothing: its targets %s are applied if they are in the same"
                                    .formatted(targets(descriptor.path("spec")))
                            + " upload, addresses are never fetched");
        }
        List<Violation> violations = badNames(descriptor.path("metadata"));
        if (spelled.isEmpty()) {
            violations.add(new Violation("/kind", "is missing"));
        }
        if (!violations.isEmpty()) {
            return new Mapped.Invalid(violations);
        }
        return EntityName.kind(spelled)
                .map(kind -> counterpart(descriptor, kind))
                .orElseGet(
                        () -> new Mapped.Ignored("kind %s has no counterpart".formatted(spelled)));
    }

    private Mapped counterpart(ObjectNode descriptor, String kind) {
        Translation translation = new Translation(descriptor);
        MetadataFields.annotations(translation);
        keepChanged(translation, "kind", kind);
        keepChanged(translation, "apiVersion", Entity.API_VERSION);
        MetadataFields.name(translation, "name");
        MetadataFields.name(translation, "namespace");
        MetadataFields.text(translation, "title");
        MetadataFields.text(translation, "description");
        MetadataFields.owner(translation);
        MetadataFields.tags(translation);
        MetadataFields.labels(translation);
        MetadataFields.links(translation);
        Rules.of(kind).forEach(rule -> rule.apply(translation));
        leaveOutWhatIsRefused(translation, kind);
        return translation.finish(kind);
    }

    private static void keepChanged(Translation translation, String field, String ours) {
        JsonNode original = translation.take("", field);
        if (!original.asString("").equals(ours)) {
            translation.keep(field, original, "became \"%s\"".formatted(ours));
        }
    }

    /** A field that the schema of our kind refuses does not cost the whole entity. */
    private void leaveOutWhatIsRefused(Translation translation, String kind) {
        for (Violation violation : kinds.find(kind).orElseThrow().violations(translation.spec())) {
            String field = violation.path().split("/", 4)[2];
            JsonNode refused = translation.spec().path(field);
            translation.spec().remove(field);
            translation.keep(field, refused, "is left out: " + violation.message());
        }
    }

    private static List<Violation> badNames(JsonNode metadata) {
        List<Violation> violations = new ArrayList<>();
        JsonNode name = metadata.path("name");
        if (!name.isValueNode() || name.isNull() || name.isMissingNode()) {
            violations.add(new Violation("/metadata/name", "is missing"));
        } else if (Names.of(name.asString()).isEmpty()) {
            violations.add(new Violation("/metadata/name", noName(name.asString())));
        }
        JsonNode namespace = metadata.path("namespace");
        if (namespace.isString() && Names.of(namespace.asString()).isEmpty()) {
            violations.add(new Violation("/metadata/namespace", noName(namespace.asString())));
        }
        return violations;
    }

    private static String noName(String text) {
        String reason =
                Names.isTemplate(text)
                        ? "is a template that was not filled in"
                        : "cannot become a name, expected up to 253 letters, digits, dots, hyphens";
        return "\"%s\" %s".formatted(text, reason);
    }

    private static String targets(JsonNode spec) {
        List<String> targets = new ArrayList<>();
        targets.add(spec.path("target").asString(""));
        spec.path("targets").values().forEach(target -> targets.add(Translation.text(target)));
        targets.removeIf(String::isBlank);
        return String.join(", ", targets);
    }
}
