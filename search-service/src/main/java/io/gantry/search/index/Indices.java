package io.gantry.search.index;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The indices of entities that there are at one moment, and the aliases of each. */
public record Indices(Map<IndexName, Set<String>> aliases) {
    public Indices {
        aliases = Map.copyOf(aliases);
    }

    /** The index that searches ask; several only if somebody else has set aliases. */
    public Optional<IndexName> serving() {
        return bearing(EntityIndex.ALIAS).findFirst();
    }

    /** Those that are being filled, or were when their builder died. */
    public List<IndexName> growing() {
        return bearing(EntityIndex.NEXT_ALIAS).toList();
    }

    /** Those that nobody reads or writes any more. */
    public List<IndexName> useless() {
        return aliases.keySet().stream()
                .filter(name -> !bears(name, EntityIndex.ALIAS))
                .filter(name -> !bears(name, EntityIndex.NEXT_ALIAS))
                .toList();
    }

    /**
     * The aliases under which a change must be written, the serving one last; none while there is
     * no index at all.
     */
    public List<String> targets() {
        return Stream.of(EntityIndex.NEXT_ALIAS, EntityIndex.ALIAS)
                .filter(alias -> bearing(alias).findAny().isPresent())
                .toList();
    }

    /** A name that no index has yet, for this program's version of the mapping. */
    public IndexName next() {
        int last = aliases.keySet().stream().mapToInt(IndexName::number).max().orElse(0);
        return new IndexName(EntityIndex.VERSION, last + 1);
    }

    private Stream<IndexName> bearing(String alias) {
        return aliases.keySet().stream().filter(name -> bears(name, alias));
    }

    private boolean bears(IndexName name, String alias) {
        return aliases.getOrDefault(name, Set.of()).contains(alias);
    }
}
