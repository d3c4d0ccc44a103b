package io.gantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.api.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A line of {@code e2e/rights.md}.
 *
 * @param answers to a session of each role, and to nobody: {@code ok} or the status of the refusal
 * @param key whether an API key is answered as its role is, or refused
 */
record RightsRow(String method, String path, String door, Map<String, String> answers, String key) {
    static final String NOBODY = "nobody";
    static final List<String> ROLES = List.of("viewer", "developer", "platform-engineer", "admin");

    private static final String OK = "ok";
    private static final String AS_ITS_ROLE = "same";
    private static final int COLUMNS = 9;

    RightsRow {
        answers = Map.copyOf(answers);
        assertThat(answers.values()).as(method + " " + path).isSubsetOf(OK, "401", "403");
        assertThat(key).as("key of " + method + " " + path).isIn(AS_ITS_ROLE, "403");
    }

    static List<RightsRow> read(Path table) throws IOException {
        return Files.readAllLines(table).stream()
                .filter(line -> line.startsWith("|"))
                .skip(2) // the head and the line below it
                .map(RightsRow::parse)
                .toList();
    }

    private static RightsRow parse(String line) {
        List<String> cells =
                Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList();
        assertThat(cells).as(line).hasSize(COLUMNS + 1); // and what follows the last bar
        return new RightsRow(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                Map.of(
                        NOBODY,
                        cells.get(3),
                        "viewer",
                        cells.get(4),
                        "developer",
                        cells.get(5),
                        "platform-engineer",
                        cells.get(6),
                        "admin",
                        cells.get(7)),
                cells.get(8));
    }

    /** What tells it from all other rows. */
    String subject() {
        return method + " " + path + " by " + door;
    }

    static String subject(Operation operation) {
        return operation + " by " + operation.door();
    }

    /** What that caller is told: {@code ok} or a status. */
    String answer(String role, boolean byKey) {
        return byKey && !key.equals(AS_ITS_ROLE) ? key : answers.getOrDefault(role, "");
    }

    /** Whether the description says the same; what a repository grants is decided elsewhere. */
    boolean agreesWith(Operation operation) {
        return operation.role().equals("repository")
                || answers.entrySet().stream()
                        .allMatch(cell ->
                                cell.getValue().equals(expected(operation.role(), cell.getKey())));
    }

    private static String expected(String needed, String caller) {
        if (needed.equals("public")) {
            return OK;
        }
        if (caller.equals(NOBODY)) {
            return "401";
        }
        String least = needed.equals("self") ? "admin" : needed; // he is never the one in the path
        return least.equals("any") || ROLES.indexOf(caller) >= ROLES.indexOf(least) ? OK : "403";
    }

    static String verdict(int status) {
        return status == 401 || status == 403 ? Integer.toString(status) : OK;
    }
}
