package io.gantry.git.browse;

import java.util.Arrays;
import java.util.List;

/**
 * A message in two parts, as git tells them apart.
 *
 * @param subject the first paragraph in one line
 * @param body what comes after it and the empty lines below
 */
record CommitMessage(String subject, String body) {
    static CommitMessage of(String text) {
        List<String> lines = Arrays.asList(text.split("\n", -1));
        int start = notBlank(lines, 0);
        int end = start;
        while (end < lines.size() && !lines.get(end).isBlank()) {
            end++;
        }
        String subject =
                String.join(
                        " ",
                        lines.subList(start, end).stream().map(String::stripTrailing).toList());
        int body = notBlank(lines, end);
        return new CommitMessage(subject, String.join("\n", lines.subList(body, lines.size())));
    }

    private static int notBlank(List<String> lines, int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }
}
