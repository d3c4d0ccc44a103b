package io.gantry.catalog.entities;

import static io.gantry.catalog.CatalogError.ENVELOPE_INVALID;
import static io.gantry.catalog.CatalogError.SPEC_INVALID;

import io.gantry.catalog.kinds.Kind;
import io.gantry.catalog.kinds.Kinds;
import io.gantry.contracts.catalog.Entity;
import io.gantry.contracts.catalog.Metadata;
import io.gantry.web.errors.ApiException;
import io.gantry.web.errors.Violation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what clients send as an entity and checks all of it that needs no look into the store. */
@Component
public class DraftReader {
    private static final Set<String> FIELDS = Set.of("kind", "apiVersion", "metadata", "spec");

    /** What follows {@code /api/v1/actions/} and is no action. */
    private static final Set<String> ACTION_ROUTES = Set.of("runs", "secrets");

    private final Kinds kinds;
    private final EntitySize size;

    DraftReader(Kinds kinds, EntitySize size) {
        this.kinds = kinds;
        this.size = size;
    }

    /** Reads what may be written by the mandate, at whose role it looks first. */
    Draft read(JsonNode body, Mandate mandate) {
        return read(body, null, mandate);
    }

    /** The same for an entity that is in the given namespace if its body names none. */
    Draft read(JsonNode body, @Nullable String namespace, Mandate mandate) {
        kinds.find(body.path("kind").asString(""))
                .ifPresent(kind -> mandate.requireKind(kind.name()));
        return draft(body, namespace);
    }

    /**
     * Reads an entity; 400 if the envelope is wrong, 413 if it is too large, 422 if the spec breaks
     * its kind's schema.
     */
    public Draft read(JsonNode body) {
        return draft(body, null);
    }

    private Draft draft(JsonNode body, @Nullable String namespace) {
        EnvelopeReader envelope = new EnvelopeReader(body);
        envelope.refuseUnknown("", body, FIELDS);
        Kind kind = kind(envelope);
        checkApiVersion(envelope);
        MetadataReader metadata = new MetadataReader(envelope, body.path("metadata"));
        String fallback = namespace == null ? Metadata.DEFAULT_NAMESPACE : namespace;
        String inNamespace = metadata.name("namespace", fallback);
        String name = metadata.name("name", null);
        ObjectNode spec = spec(envelope);
        refuseRouteName(kind, name, envelope);
        envelope.refuseBadText();
        if (kind == null || inNamespace == null || name == null || !envelope.isValid()) {
            throw ENVELOPE_INVALID.exception(envelope.violations(), envelope.first());
        }
        size.check(body);
        checkSpec(kind, spec);
        return metadata.draft(kind, inNamespace, name, spec);
    }

    private static void refuseRouteName(
            @Nullable Kind kind, @Nullable String name, EnvelopeReader envelope) {
        if (kind != null
                && kind.name().equals("Action")
                && name != null
                && ACTION_ROUTES.contains(name)) {
            envelope.add("/metadata/name", "\"%s\" is a route of all actions".formatted(name));
        }
    }

    private @Nullable Kind kind(EnvelopeReader envelope) {
        String spelling = envelope.text("/kind");
        if (spelling == null) {
            envelope.require("/kind");
            return null;
        }
        Kind kind = kinds.find(spelling).orElse(null);
        if (kind == null) {
            envelope.add("/kind", noKind(spelling));
        }
        return kind;
    }

    /** A kind that was there when the body was read. */
    ApiException unknownKind(String spelling) {
        Violation gone = new Violation("/kind", noKind(spelling));
        return ENVELOPE_INVALID.exception(List.of(gone), gone.path() + " " + gone.message());
    }

    private String noKind(String spelling) {
        return "unknown kind \"%s\", expected one of %s".formatted(spelling, names());
    }

    /** Every kind there is, for messages. */
    String names() {
        return String.join(", ", kinds.all().stream().map(Kind::name).toList());
    }

    private static void checkApiVersion(EnvelopeReader envelope) {
        String version = envelope.text("/apiVersion");
        if (version != null && !version.equals(Entity.API_VERSION)) {
            envelope.add(
                    "/apiVersion",
                    "is \"%s\", expected \"%s\"".formatted(version, Entity.API_VERSION));
        }
    }

    private static ObjectNode spec(EnvelopeReader envelope) {
        JsonNode spec = envelope.at("/spec");
        if (spec instanceof ObjectNode object) {
            return object;
        }
        if (!spec.isMissingNode() && !spec.isNull()) {
            envelope.add("/spec", "must be an object");
        }
        return JsonNodeFactory.instance.objectNode();
    }

    static void checkSpec(Kind kind, ObjectNode spec) {
        List<Violation> violations = kind.violations(spec);
        if (!violations.isEmpty()) {
            Violation first = violations.getFirst();
            throw SPEC_INVALID.exception(
                    violations, kind.name(), first.path() + ": " + first.message());
        }
    }
}
