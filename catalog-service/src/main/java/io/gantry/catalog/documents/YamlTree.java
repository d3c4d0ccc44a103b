package io.gantry.catalog.documents;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds the JSON that a YAML document stands for; reads once. */
final class YamlTree {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setUseMarks(true).setCodePointLimit(Integer.MAX_VALUE).build();

    private final int firstLine;
    private final Iterator<Event> events;
    private final Marks marks;
    private final Aliases aliases = new Aliases();
    private final Map<Anchor, JsonNode> anchors = new HashMap<>();

    YamlTree(YamlSegment segment, Marks marks) {
        this.firstLine = segment.line();
        this.events = new Parse(SETTINGS).parseString(segment.text()).iterator();
        this.marks = marks;
    }

    /** What the document holds, and the line where that begins. */
    record Root(int line, JsonNode content) {}

    /** The content, if there is any. */
    Optional<Root> read() {
        while (events.hasNext()) {
            if (events.next() instanceof NodeEvent event) {
                if (event instanceof ScalarEvent scalar && isNothing(scalar)) {
                    return Optional.empty();
                }
                Root root = new Root(line(event), value(event, Place.ROOT));
                // Whatever follows has to be sound as well.
                events.forEachRemaining(_ -> {});
                return Optional.of(root);
            }
        }
        return Optional.empty();
    }

    private static boolean isNothing(ScalarEvent event) {
        return event.isPlain() && event.getValue().isEmpty() && event.getTag().isEmpty();
    }

    private JsonNode value(NodeEvent event, Place place) {
        if (event instanceof AliasEvent alias) {
            return alias(alias, place);
        }
        if (event instanceof CollectionStartEvent start) {
            YamlTags.check(start, line(event), place);
        }
        if (place.depth() >= Documents.DEEPEST && event instanceof CollectionStartEvent) {
            throw refuse(event, place, "nested deeper than " + Documents.DEEPEST);
        }
        JsonNode node =
                switch (event) {
                    case MappingStartEvent _ -> mapping(place);
                    case SequenceStartEvent _ -> sequence(place);
                    case ScalarEvent scalar -> YamlTags.scalar(scalar, line(event), place);
                    default -> throw refuse(event, place, "unexpected " + event);
                };
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
        return node;
    }

    private ObjectNode mapping(Place place) {
        ObjectNode mapping = JsonNodeFactory.instance.objectNode();
        while (events.next() instanceof NodeEvent key) {
            String name = name(key, place);
            Place member = place.member(name);
            marks.at(member, line(key));
            if (mapping.has(name)) {
                throw refuse(key, member, "duplicate key \"%s\"".formatted(name));
            }
            mapping.set(name, value((NodeEvent) events.next(), member));
        }
        return mapping;
    }

    private ArrayNode sequence(Place place) {
        ArrayNode sequence = JsonNodeFactory.instance.arrayNode();
        while (events.next() instanceof NodeEvent item) {
            Place at = place.item(sequence.size());
            marks.at(at, line(item));
            sequence.add(value(item, at));
        }
        return sequence;
    }

    private String name(NodeEvent key, Place place) {
        if (!(key instanceof ScalarEvent scalar)) {
            throw refuse(key, place, "a key has to be text (a template that was not filled in?)");
        }
        scalar.getAnchor()
                .ifPresent(anchor ->
                        anchors.put(
                                anchor, JsonNodeFactory.instance.stringNode(scalar.getValue())));
        YamlTags.checkText(scalar.getValue(), line(key), place);
        return scalar.getValue();
    }

    private JsonNode alias(AliasEvent event, Place place) {
        Anchor anchor = event.getAlias();
        JsonNode target = anchors.get(anchor);
        if (target == null) {
            throw refuse(event, place, "alias *%s names nothing above it".formatted(anchor));
        }
        return aliases.copy(target, place, line(event));
    }

    private int line(Event event) {
        return firstLine + event.getStartMark().map(Mark::getLine).orElse(0);
    }

    private Unreadable refuse(Event event, Place place, String message) {
        return new Unreadable(line(event), place, message);
    }
}
