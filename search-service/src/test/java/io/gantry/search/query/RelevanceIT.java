package io.gantry.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gantry.contracts.catalog.Entity;
import io.gantry.search.SearchIT;
import io.gantry.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whether those who search find what they mean, over the catalogs of real repositories. */
class RelevanceIT extends SearchIT {
    private static final double FLOOR = 0.94;
    private static final int WORST = 5;

    /** Keeps what other tests have made out of the answers. */
    private static final String NAMESPACE = "relevance-";

    @Test
    void findsFirstWhatIsMeant() throws IOException {
        Optional<Path> shared = Repository.shared("data/catalog/developers");
        assumeTrue(shared.isPresent(), "there are no real descriptors beside the project");
        Map<String, Entity> entities = RealCatalog.read(shared.orElseThrow(), NAMESPACE);
        List<JudgedQuery> queries = judgedQueries();
        assertThat(queries).hasSizeGreaterThanOrEqualTo(60);
        queries.forEach(
                query -> assertThat(entities).as(query.query()).containsKeys(keys(query.grades())));
        entities.values().forEach(CATALOG::created);
        try {
            awaitAllSoFarIndexed();
            assertThat(mean(queries)).isGreaterThanOrEqualTo(FLOOR);
        } finally {
            entities.values().forEach(CATALOG::deleted);
        }
    }

    private static String[] keys(Map<String, Integer> grades) {
        return grades.keySet().toArray(String[]::new);
    }

    private static List<JudgedQuery> judgedQueries() throws IOException {
        Path file = Repository.root().resolve("search-service/src/test/resources/relevance.txt");
        return Files.readString(file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(JudgedQuery::parse)
                .toList();
    }

    private double mean(List<JudgedQuery> queries) {
        Map<String, Double> values = new TreeMap<>();
        queries.forEach(query -> values.put(query.query(), query.ndcg(found(query.query()))));
        double mean = values.values().stream().mapToDouble(it -> it).average().orElseThrow();
        System.out.printf(
                Locale.ROOT, "relevance: nDCG@10 %.3f over %d queries%n", mean, values.size());
        values.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .limit(WORST)
                .forEach(it ->
                        System.out.printf(
                                Locale.ROOT,
                                "  %.3f  %s  %s%n",
                                it.getValue(),
                                it.getKey(),
                                found(it.getKey()).stream().limit(WORST).toList()));
        return mean;
    }

    private List<String> found(String query) {
        return search("?q={q}&limit=100", query)
                .valueStream()
                .filter(hit -> hit.path("namespace").asString().startsWith(NAMESPACE))
                .map(RelevanceIT::ref)
                .toList();
    }

    private static String ref(JsonNode hit) {
        return RealCatalog.ref(
                hit.path("kind").asString(),
                hit.path("namespace").asString().substring(NAMESPACE.length()),
                hit.path("name").asString());
    }
}
