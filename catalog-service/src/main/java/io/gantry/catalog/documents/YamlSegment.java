package io.gantry.catalog.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of one YAML document. YAML forbids its markers at the start of a line within a document,
 * so that a text can be cut before any of it is parsed.
 *
 * @param line the first, counted from 1 in the upload
 */
record YamlSegment(int line, String text) {
    private static final Pattern BEGIN = Pattern.compile("---([ \\t\\r].*)?");
    private static final Pattern END = Pattern.compile("\\.\\.\\.([ \\t\\r].*)?");
    private static final Pattern PROLOGUE = Pattern.compile("([ \\t\\r]*(#.*)?)|%.*");

    /** The segments of an upload; some may hold nothing but comments. */
    static List<YamlSegment> split(String upload) {
        List<YamlSegment> segments = new ArrayList<>();
        boolean begun = false;
        int start = 0;
        int firstLine = 1;
        int line = 1;
        for (int at = 0; at < upload.length(); line++) {
            int next = endOfLine(upload, at);
            String text = upload.substring(at, next).stripTrailing();
            boolean ends = END.matcher(text).matches();
            if (ends || (begun && BEGIN.matcher(text).matches())) {
                segments.add(new YamlSegment(firstLine, upload.substring(start, at)));
                start = ends ? next : at;
                firstLine = ends ? line + 1 : line;
            }
            // Directives and comments before the marker belong to the document that it begins.
            begun = !ends && (begun || !PROLOGUE.matcher(text).matches());
            at = next;
        }
        segments.add(new YamlSegment(firstLine, upload.substring(start)));
        return segments;
    }

    /** The index behind the line break. */
    private static int endOfLine(String upload, int from) {
        int at = from;
        while (at < upload.length() && upload.charAt(at) != '\n' && upload.charAt(at) != '\r') {
            at++;
        }
        boolean both = upload.startsWith("\r\n", at);
        return Math.min(upload.length(), at + (both ? 2 : 1));
    }
}
