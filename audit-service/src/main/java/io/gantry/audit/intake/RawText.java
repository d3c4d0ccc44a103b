package io.gantry.audit.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message that is no JSON, as text: as much of it as a person needs, without secrets. */
final class RawText {
    static final int MAX_BYTES = 64 << 10;

    private static final Pattern FIELD = Pattern.compile("\"([^\"\\\\]{1,256}+)\"\\s*+:\\s*+\"");
    private static final Pattern NUMBER =
            Pattern.compile("(\"([^\"\\\\]{1,256}+)\"\\s*+:\\s*+)-?\\d[\\d.eE+-]*+");

    private RawText() {}

    /** The first 64 KiB; what is no UTF-8 is replaced. */
    static String of(byte[] message) {
        String text = new String(message, 0, Math.min(message.length, MAX_BYTES), UTF_8);
        return NUMBER.matcher(redact(text))
                .replaceAll(field -> Matcher.quoteReplacement(number(field)));
    }

    private static String number(MatchResult field) {
        return Redaction.isSecret(field.group(2))
                ? field.group(1) + Redaction.PLACEHOLDER
                : field.group();
    }

    private static String redact(String text) {
        StringBuilder redacted = new StringBuilder(text.length());
        Matcher field = FIELD.matcher(text);
        int done = 0;
        while (field.find(done)) {
            redacted.append(text, done, field.end());
            int end = endOfString(text, field.end());
            String value = text.substring(field.end(), end);
            boolean secret = Redaction.isSecret(field.group(1)) && !Redaction.isTemplate(value);
            redacted.append(secret ? Redaction.PLACEHOLDER : value);
            done = end;
        }
        return redacted.append(text, done, text.length()).toString();
    }

    /** Where the quote is that ends the string, or the end of the text, which may be cut. */
    private static int endOfString(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, text.length());
    }
}
