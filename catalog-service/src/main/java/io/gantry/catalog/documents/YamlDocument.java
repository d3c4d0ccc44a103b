package io.gantry.catalog.documents;

import io.gantry.catalog.documents.Document.Broken;
import io.gantry.catalog.documents.Document.Parsed;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a document of a piece of YAML, or says why not. */
final class YamlDocument {
    private YamlDocument() {}

    /** The document, if the segment holds more than comments. */
    static Optional<Document> read(YamlSegment segment) {
        if (segment.text().isBlank()) {
            return Optional.empty();
        }
        if (segment.text().length() > Documents.LARGEST) {
            return Optional.of(new Broken(segment.line(), "", "document is larger than 1 MiB"));
        }
        try {
            return new YamlTree(segment, Marks.NONE).read().map(root -> document(root, segment));
        } catch (Unreadable e) {
            return Optional.of(e.broken());
        } catch (MarkedYamlEngineException e) {
            return Optional.of(broken(e, segment));
        } catch (YamlEngineException e) {
            return Optional.of(new Broken(line(e, segment), "", reason(e)));
        }
    }

    private static Document document(YamlTree.Root root, YamlSegment segment) {
        JsonNode content = root.content();
        if (content instanceof ObjectNode object) {
            Lines lines = Marks.lines(marks -> new YamlTree(segment, marks).read(), root.line());
            return new Parsed(root.line(), object, lines);
        }
        return new Broken(root.line(), "", "document is no mapping");
    }

    private static Broken broken(MarkedYamlEngineException e, YamlSegment segment) {
        int offset = e.getProblemMark().map(mark -> mark.getLine()).orElse(0);
        String where = e.getContext() == null ? "" : e.getContext() + ", ";
        String reason = "no YAML: " + where + e.getProblem();
        String text = segment.text().lines().skip(offset).findFirst().orElse("");
        boolean template = text.contains("{{") || text.contains("{%");
        return new Broken(
                segment.line() + offset,
                "",
                template ? reason + " (a template that was not filled in?)" : reason);
    }

    private static int line(YamlEngineException e, YamlSegment segment) {
        if (!(e instanceof ReaderException reader)) {
            return segment.line();
        }
        long breaks =
                segment.text()
                        .codePoints()
                        .limit(reader.getPosition())
                        .filter(c -> c == '\n')
                        .count();
        return segment.line() + (int) breaks;
    }

    private static String reason(YamlEngineException e) {
        return e instanceof ReaderException reader
                ? "character U+%04X is not allowed".formatted(reader.getCodePoint())
                : "no YAML: " + e.getMessage();
    }
}
