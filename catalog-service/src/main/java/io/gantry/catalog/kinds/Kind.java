package io.gantry.catalog.kinds;

import io.gantry.catalog.kinds.Found.Nothing;
import io.gantry.catalog.kinds.Found.Target;
import io.gantry.contracts.catalog.Metadata;
import io.gantry.web.errors.Violation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A kind of entity: what its spec may hold, and which other entities a spec refers to. */
public final class Kind {
    /** A spec full of mistakes is answered with so many of them. */
    private static final int MOST_VIOLATIONS = 100;

    private static final Reference OWNER = new Reference("owner", "Team", "ownedBy");

    private final KindDefinition definition;
    private final long version;
    private final SpecRules rules;
    private final ReferenceReader reader;

    Kind(KindDefinition definition, long version, Spelling kinds) {
        this.definition = definition;
        this.version = version;
        this.rules = new SpecRules(definition.schema());
        this.reader = new ReferenceReader(kinds);
    }

    /** Canonical spelling, e.g. {@code Service}. */
    public String name() {
        return definition.kind();
    }

    /** Lower case, e.g. {@code services}. */
    public String plural() {
        return definition.plural();
    }

    /** The fields of the spec that name other entities. */
    public List<Reference> references() {
        return definition.references();
    }

    /** How it is written down. */
    public KindDefinition definition() {
        return definition;
    }

    /** Of its row in the database; 0 if it is as it comes with the program. */
    public long version() {
        return version;
    }

    Set<String> spellings() {
        return spellings(definition);
    }

    /** The names by which people call a kind, in lower case. */
    static Set<String> spellings(KindDefinition definition) {
        return Set.copyOf(List.of(definition.kind().toLowerCase(Locale.ROOT), definition.plural()));
    }

    Stream<String> relationTypes() {
        return Stream.concat(
                Stream.of(OWNER.relation()), references().stream().map(Reference::relation));
    }

    /** What in the spec breaks the schema or is no reference; paths start with {@code /spec}. */
    public List<Violation> violations(ObjectNode spec) {
        return Stream.concat(
                        rules.violations(spec).stream(),
                        references().stream().flatMap(field -> badReferences(field, spec)))
                .distinct()
                .limit(MOST_VIOLATIONS)
                .toList();
    }

    /**
     * The edges that start at an entity of this kind: {@code ownedBy} by its owner, and one for
     * each reference. What is no reference makes no edge.
     *
     * @param namespace of the entity, for references that give none
     * @param owner {@code metadata.owner}
     */
    public Set<Relation> relations(String namespace, @Nullable String owner, ObjectNode spec) {
        Set<Relation> relations = new LinkedHashSet<>();
        if (owner != null && reader.ofText(owner, OWNER, namespace) instanceof Target(var team)) {
            relations.add(new Relation(OWNER.relation(), team));
        }
        for (Reference field : references()) {
            values(spec.path(field.field()))
                    .filter(Kind::mayRefer)
                    .map(value -> reader.read(value, field, namespace))
                    .forEach(found -> {
                        if (found instanceof Target(var target)) {
                            relations.add(new Relation(field.relation(), target));
                        }
                    });
        }
        return relations;
    }

    /** The JSON Schema of the spec, with {@code x-gantry} beside it, which validators pass over. */
    public ObjectNode document() {
        return definition.document();
    }

    private Stream<Violation> badReferences(Reference field, ObjectNode spec) {
        JsonNode content = spec.path(field.field());
        String path = "/spec/" + field.field();
        if (!content.isArray()) {
            return Stream.ofNullable(badReference(content, field, path));
        }
        return IntStream.range(0, content.size())
                .mapToObj(i -> badReference(content.path(i), field, path + "/" + i))
                .filter(Objects::nonNull);
    }

    private @Nullable Violation badReference(JsonNode value, Reference field, String path) {
        if (!mayRefer(value)) {
            return null;
        }
        Found found = reader.read(value, field, Metadata.DEFAULT_NAMESPACE);
        return found instanceof Nothing(var where, var why)
                ? new Violation(path + where, why)
                : null;
    }

    private static Stream<JsonNode> values(JsonNode content) {
        return content.isArray() ? content.valueStream() : Stream.of(content);
    }

    /** What has another shape breaks the schema already, which says so better. */
    private static boolean mayRefer(JsonNode value) {
        return value.isString()
                || (value.path("kind").isString()
                        && value.path("name").isString()
                        && (value.path("namespace").isMissingNode()
                                || value.path("namespace").isString()));
    }
}
