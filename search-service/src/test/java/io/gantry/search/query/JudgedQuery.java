package io.gantry.search.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A query and what its user would like to find.
 *
 * @param grades of each reference that is of use: 3 what is meant, 2 useful, 1 related
 */
record JudgedQuery(String query, Map<String, Integer> grades) {
    private static final int DEPTH = 10;
    private static final Pattern SEPARATOR = Pattern.compile(" \\| ");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** A line of {@code relevance.txt}. */
    static JudgedQuery parse(String line) {
        List<String> parts = SEPARATOR.splitAsStream(line).toList();
        Map<String, Integer> grades = new HashMap<>();
        for (String part : parts.subList(1, parts.size())) {
            int grade = part.charAt(0) - '0';
            SPACES.splitAsStream(part.substring(2).strip()).forEach(ref -> grades.put(ref, grade));
        }
        return new JudgedQuery(parts.getFirst(), Map.copyOf(grades));
    }

    /**
     * How good an answer is, 0 to 1: the gain of the first ten, discounted by rank, as part of the
     * best that is possible.
     *
     * @see <a href="https://doi.org/10.1145/582415.582418">Järvelin and Kekäläinen, 2002</a>
     */
    double ndcg(List<String> found) {
        List<Integer> gained =
                found.stream().map(ref -> grades.getOrDefault(ref, 0)).limit(DEPTH).toList();
        List<Integer> best = new ArrayList<>(grades.values());
        best.sort(Comparator.reverseOrder());
        return gain(gained) / gain(best.stream().limit(DEPTH).toList());
    }

    private static double gain(List<Integer> grades) {
        double gain = 0;
        for (int rank = 0; rank < grades.size(); rank++) {
            gain += (Math.pow(2, grades.get(rank)) - 1) * Math.log(2) / Math.log(rank + 2.0);
        }
        return gain;
    }
}
