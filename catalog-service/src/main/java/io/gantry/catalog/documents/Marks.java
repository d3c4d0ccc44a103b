package io.gantry.catalog.documents;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Is told, while a document is read, in which line each place is. */
@FunctionalInterface
interface Marks {
    /** For readers who want the content only. */
    Marks NONE = (place, line) -> {};

    void at(Place place, int line);

    /**
     * Lines of a document that are found by reading it once more, since hardly any document is
     * asked for them.
     *
     * @param reading reads the document and tells the marks
     * @param first line of the document
     */
    static Lines lines(Consumer<Marks> reading, int first) {
        return pointer -> {
            Map<String, Integer> lines = new HashMap<>();
            reading.accept((place, line) -> lines.put(place.pointer(), line));
            return nearest(pointer, lines, first);
        };
    }

    private static int nearest(String pointer, Map<String, Integer> lines, int first) {
        String candidate = pointer;
        while (!candidate.isEmpty()) {
            Integer line = lines.get(candidate);
            if (line != null) {
                return line;
            }
            candidate = candidate.substring(0, Math.max(0, candidate.lastIndexOf('/')));
        }
        return first;
    }
}
