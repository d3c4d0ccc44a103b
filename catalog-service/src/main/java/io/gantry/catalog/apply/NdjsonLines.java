package io.gantry.catalog.apply;

import io.gantry.catalog.documents.Document;
import io.gantry.catalog.documents.Document.Broken;
import io.gantry.catalog.documents.Documents;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a stream of bytes into lines; holds no more than one line. */
final class NdjsonLines {
    private final int longest;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private boolean tooLong;
    private int line = 1;

    /**
     * @param longest bytes that a line may have; of a longer one nothing is kept
     */
    NdjsonLines(int longest) {
        this.longest = longest;
    }

    /** A line as it came in. */
    record Line(int number, ByteBuffer bytes, boolean tooLong) {
        /** Its document, unless the line is blank. */
        Optional<Document> document() {
            if (tooLong) {
                return Optional.of(new Broken(number, "", "line is too long"));
            }
            try {
                String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
                return text.isBlank()
                        ? Optional.empty()
                        : Optional.of(Documents.readLine(text, number));
            } catch (CharacterCodingException _) {
                return Optional.of(new Broken(number, "", "line is no UTF-8"));
            }
        }
    }

    /** The lines that end within these bytes. */
    List<Line> feed(byte[] bytes) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                add(bytes, start, i);
                lines.add(next());
                start = i + 1;
            }
        }
        add(bytes, start, bytes.length);
        return lines;
    }

    /** The last line, which need not end in a line break. */
    List<Line> end() {
        return List.of(next());
    }

    private void add(byte[] bytes, int from, int to) {
        tooLong |= pending.size() + (to - from) > longest;
        if (tooLong) {
            pending.reset();
            return;
        }
        pending.write(bytes, from, to - from);
    }

    private Line next() {
        Line next = new Line(line++, ByteBuffer.wrap(pending.toByteArray()), tooLong);
        pending.reset();
        tooLong = false;
        return next;
    }
}
