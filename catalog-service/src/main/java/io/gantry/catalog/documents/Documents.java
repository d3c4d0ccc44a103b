package io.gantry.catalog.documents;

import java.util.stream.Stream;

/**
 * Reads uploads. A document that cannot be read does not take the others with it; nothing is held
 * but the document that is being looked at.
 */
public final class Documents {
    /** The longest text of a document, in characters; what it says has a bound of its own. */
    public static final int LARGEST = 1 << 20;

    /** How deep a document may be nested. */
    public static final int DEEPEST = 64;

    /** How many aliases a YAML document may have. */
    public static final int MOST_ALIASES = 50;

    private Documents() {}

    /** The documents of an upload in their order, blank ones left out. */
    public static Stream<Document> read(String text, Syntax syntax) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return switch (syntax) {
            case YAML ->
                    YamlSegment.split(content).stream()
                            .flatMap(segment -> YamlDocument.read(segment).stream());
            case JSON -> JsonDocuments.read(content);
        };
    }

    /**
     * The document of one line of {@code application/x-ndjson}.
     *
     * @param line number of that line
     */
    public static Document readLine(String text, int line) {
        return JsonDocuments.readLine(text, line);
    }
}
