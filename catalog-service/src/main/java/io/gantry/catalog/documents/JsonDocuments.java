package io.gantry.catalog.documents;

import io.gantry.catalog.documents.Document.Broken;
import io.gantry.catalog.documents.Document.Parsed;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the documents of JSON one after the other: an array of objects, or one object. */
final class JsonDocuments extends AbstractSpliterator<Document> {
    // The bounds are those of JsonTree, which can go on with the next document behind a bad one.
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .maxNestingDepth(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private final String text;
    private final int linesBefore;
    private final JsonParser parser;
    private boolean begun;
    private boolean array;
    private boolean ended;

    private JsonDocuments(String text, int linesBefore) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.text = text;
        this.linesBefore = linesBefore;
        this.parser = FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    static Stream<Document> read(String text) {
        return StreamSupport.stream(new JsonDocuments(text, 0), false);
    }

    static Document readLine(String text, int line) {
        Document document = new JsonDocuments(text, line - 1).next();
        return document == null ? new Broken(line, "", "line is empty") : document;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Document> action) {
        Document next = next();
        if (next == null) {
            return false;
        }
        action.accept(next);
        return true;
    }

    private @Nullable Document next() {
        try {
            return ended ? null : begin(parser.nextToken());
        } catch (JacksonException e) {
            ended = true;
            return new Broken(line(e.getLocation()), "", "no JSON: " + e.getOriginalMessage());
        }
    }

    private @Nullable Document begin(@Nullable JsonToken token) {
        if (!begun && token == JsonToken.START_ARRAY) {
            begun = true;
            array = true;
            return begin(parser.nextToken());
        }
        begun = true;
        if (token == null || token == JsonToken.END_ARRAY) {
            return end();
        }
        Document document = document(token);
        if (array) {
            return document;
        }
        Document trailing = end();
        return trailing == null ? document : trailing;
    }

    /** Nothing may follow. */
    private @Nullable Document end() {
        ended = true;
        if (parser.nextToken() == null) {
            return null;
        }
        return new Broken(
                line(parser.currentTokenLocation()), "", "no JSON: text after the last document");
    }

    private Document document(JsonToken token) {
        TokenStreamLocation start = parser.currentTokenLocation();
        if (token != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return new Broken(line(start), "", "document is no object");
        }
        try {
            ObjectNode content = new JsonTree(parser, linesBefore, Marks.NONE).read();
            long end = parser.currentLocation().getCharOffset();
            return new Parsed(line(start), content, lines(start, end));
        } catch (Unreadable e) {
            skipRest();
            return e.broken();
        }
    }

    /** Goes on to the end of a document whose reading was stopped. */
    private void skipRest() {
        int outside = array ? 1 : 0;
        while (parser.streamReadContext().getNestingDepth() > outside
                && parser.nextToken() != null) {}
    }

    private Lines lines(TokenStreamLocation start, long end) {
        int first = line(start);
        return Marks.lines(
                marks -> {
                    String source = text.substring((int) start.getCharOffset(), (int) end);
                    readAgain(source, first, marks);
                },
                first);
    }

    private static void readAgain(String source, int line, Marks marks) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), source)) {
            parser.nextToken();
            new JsonTree(parser, line - 1, marks).read();
        }
    }

    private int line(@Nullable TokenStreamLocation location) {
        return linesBefore + (location == null ? 1 : Math.max(1, location.getLineNr()));
    }
}
