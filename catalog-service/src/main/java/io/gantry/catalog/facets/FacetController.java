package io.gantry.catalog.facets;

import io.gantry.catalog.entities.EntityFilter;
import io.gantry.web.errors.WebError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Counts what a list has, for those who want to narrow it down. */
@RestController
@RequestMapping("/api/v1/facets")
class FacetController {
    private static final int MAX_LIMIT = 500;

    private final FacetCounts counts;

    FacetController(FacetCounts counts) {
        this.counts = counts;
    }

    /**
     * How many entities of the list have which value: {@code {kind: [{value, count}], owner: …}},
     * for each facet of {@code by} ({@code kind,owner,tag,lifecycle}, default all), the most
     * frequent values first, at most {@code limit} of them (1 to 500, default 100). Takes the
     * filters of the list of entities; 400 for another facet, filter or parameter.
     */
    @GetMapping
    Mono<Map<String, List<Count>>> get(
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(defaultValue = "100") String limit,
            EntityFilter filter) {
        List<Facet> facets = Facet.list(by);
        return counts.find(facets, filter, limit(limit))
                .collectList()
                .map(found -> grouped(facets, found));
    }

    private static Map<String, List<Count>> grouped(List<Facet> facets, List<Count> counts) {
        Map<String, List<Count>> grouped = new LinkedHashMap<>();
        facets.forEach(facet -> grouped.put(facet.text(), new ArrayList<>()));
        counts.forEach(count ->
                grouped.computeIfAbsent(count.facet().text(), _ -> new ArrayList<>()).add(count));
        return grouped;
    }

    private static int limit(String text) {
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > MAX_LIMIT) {
            throw WebError.INVALID_PARAMETER.exception("limit", text, "1 to " + MAX_LIMIT);
        }
        return Integer.parseInt(text);
    }
}
