package io.gantry.platform.process;

import io.gantry.platform.data.DataDirectory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a command line tells which installation and which part a process belongs to. */
final class Mark {
    /** The name under which a PostgreSQL server is found; it bears no mark of ours. */
    static final String POSTGRES = "postgres";

    private static final String DATA = "-Dgantry.data=";
    private static final String PART = "-Dgantry.part=";

    private Mark() {}

    static String data(DataDirectory data) {
        return DATA + data.root();
    }

    static String part(String part) {
        return PART + part;
    }

    /**
     * The part that such a command line runs for the data directory; empty if it is none of its.
     */
    static Optional<String> partOf(DataDirectory data, String[] arguments) {
        var words = Arrays.asList(arguments);
        if (words.contains(data(data))) {
            return words.stream()
                    .filter(word -> word.startsWith(PART))
                    .map(word -> word.substring(PART.length()))
                    .findFirst();
        }
        return isPostgres(data, words) ? Optional.of(POSTGRES) : Optional.empty();
    }

    private static boolean isPostgres(DataDirectory data, List<String> words) {
        var at = words.indexOf("-D");
        return at >= 0
                && at + 1 < words.size()
                && words.get(at + 1).startsWith(data.root().resolve(POSTGRES).toString());
    }
}
