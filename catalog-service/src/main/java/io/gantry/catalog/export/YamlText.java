package io.gantry.catalog.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import tools.jackson.databind.JsonNode;

/** JSON as a YAML document that reads back as the same JSON. */
final class YamlText {
    private static final DumpSettings SETTINGS =
            DumpSettings.builder()
                    .setSplitLines(false)
                    .setUseUnicodeEncoding(true)
                    .setIndicatorIndent(2)
                    .setIndentWithIndicator(true)
                    .setIndent(2)
                    .build();

    /** What no reader of YAML takes for anything but text. */
    private static final Pattern WORDS =
            Pattern.compile("[A-Za-z][A-Za-z0-9._/-]*( [A-Za-z0-9._/-]+)*");

    private static final Pattern NO_TEXT =
            Pattern.compile("true|false|null|yes|no|on|off|y|n", Pattern.CASE_INSENSITIVE);

    /** Lines that a block keeps as they are. */
    private static final Pattern LINES = Pattern.compile("(\\S(.*\\S)?\\n+)+\\S(.*\\S)?\\n?");

    private final List<Event> events = new ArrayList<>();

    private YamlText() {}

    /** The document, with the line that begins one. */
    static String of(JsonNode content) {
        YamlText text = new YamlText();
        text.events.add(new StreamStartEvent());
        text.events.add(new DocumentStartEvent(true, Optional.empty(), Map.of()));
        text.add(content);
        text.events.add(new DocumentEndEvent(false));
        text.events.add(new StreamEndEvent());
        return new Present(SETTINGS).emitToString(text.events.iterator());
    }

    private void add(JsonNode node) {
        if (node.isObject()) {
            addObject(node);
            return;
        }
        if (node.isArray()) {
            addArray(node);
            return;
        }
        addScalar(
                node.isString() ? node.stringValue() : node.toString(),
                node.isString() ? style(node.stringValue()) : ScalarStyle.PLAIN);
    }

    private void addObject(JsonNode node) {
        events.add(new MappingStartEvent(Optional.empty(), Optional.empty(), true, flow(node)));
        for (var property : node.properties()) {
            ScalarStyle style = style(property.getKey());
            addScalar(
                    property.getKey(),
                    style == ScalarStyle.LITERAL ? ScalarStyle.DOUBLE_QUOTED : style);
            add(property.getValue());
        }
        events.add(new MappingEndEvent());
    }

    private void addArray(JsonNode node) {
        events.add(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, flow(node)));
        node.forEach(this::add);
        events.add(new SequenceEndEvent());
    }

    private void addScalar(String text, ScalarStyle style) {
        events.add(
                new ScalarEvent(
                        Optional.empty(),
                        Optional.empty(),
                        new ImplicitTuple(true, true),
                        text,
                        style));
    }

    private static FlowStyle flow(JsonNode node) {
        return node.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
    }

    private static ScalarStyle style(String text) {
        if (WORDS.matcher(text).matches() && !NO_TEXT.matcher(text).matches()) {
            return ScalarStyle.PLAIN;
        }
        boolean printable = text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f));
        return printable && LINES.matcher(text).matches()
                ? ScalarStyle.LITERAL
                : ScalarStyle.DOUBLE_QUOTED;
    }
}
