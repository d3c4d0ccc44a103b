package io.gantry.catalog.documents;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Which JSON a scalar stands for, by the core schema of YAML 1.2. */
final class YamlTags {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ScalarResolver RESOLVER = new CoreScalarResolver(false);
    private static final Set<Tag> COLLECTIONS = Set.of(Tag.MAP, Tag.SEQ);
    private static final String NON_SPECIFIC = "!";

    private YamlTags() {}

    /** Refuses tags that have no meaning in JSON, such as those of other programs. */
    static void check(CollectionStartEvent event, int line, Place place) {
        event.getTag()
                .filter(tag -> !tag.equals(NON_SPECIFIC) && !COLLECTIONS.contains(new Tag(tag)))
                .ifPresent(tag -> {
                    throw new Unreadable(line, place, unknown(tag));
                });
    }

    static void checkText(String text, int line, Place place) {
        String refusal = Scalars.refusal(text);
        if (refusal != null) {
            throw new Unreadable(line, place, refusal);
        }
    }

    static JsonNode scalar(ScalarEvent event, int line, Place place) {
        checkText(event.getValue(), line, place);
        Tag tag = tag(event);
        JsonNode node = node(tag, event.getValue());
        if (node != null) {
            return node;
        }
        String message =
                event.getTag().isPresent() && !isNumber(tag)
                        ? unknown(tag.getValue())
                        : "\"%s\" is no number that can be kept".formatted(event.getValue());
        throw new Unreadable(line, place, message);
    }

    private static Tag tag(ScalarEvent event) {
        String explicit = event.getTag().orElse("");
        if (explicit.equals(NON_SPECIFIC)) {
            return Tag.STR;
        }
        return explicit.isEmpty()
                ? RESOLVER.resolve(event.getValue(), event.getImplicit().canOmitTagInPlainScalar())
                : new Tag(explicit);
    }

    private static @Nullable JsonNode node(Tag tag, String text) {
        if (tag.equals(Tag.STR)) {
            return NODES.stringNode(text);
        }
        if (tag.equals(Tag.NULL)) {
            return NODES.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return NODES.booleanNode(text.toLowerCase(Locale.ROOT).equals("true"));
        }
        return isNumber(tag) ? number(text) : null;
    }

    private static boolean isNumber(Tag tag) {
        return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
    }

    private static @Nullable JsonNode number(String text) {
        try {
            if (text.startsWith("0x")) {
                return Scalars.whole(new BigInteger(text.substring(2), 16));
            }
            if (text.startsWith("0o")) {
                return Scalars.whole(new BigInteger(text.substring(2), 8));
            }
            return Scalars.number(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static String unknown(String tag) {
        return "tag %s is not supported".formatted(tag);
    }
}
