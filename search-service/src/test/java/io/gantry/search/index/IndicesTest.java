package io.gantry.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IndicesTest {
    private static final IndexName OLD = new IndexName(1, 7);
    private static final IndexName NEW = new IndexName(2, 8);
    private static final IndexName LEFT = new IndexName(2, 3);

    private static final Indices INDICES =
            new Indices(
                    Map.of(
                            OLD, Set.of("entities"),
                            NEW, Set.of("entities-next"),
                            LEFT, Set.of()));

    @Test
    void knowsWhatEachIsFor() {
        assertThat(INDICES.serving()).contains(OLD);
        assertThat(INDICES.growing()).containsExactly(NEW);
        assertThat(INDICES.useless()).containsExactly(LEFT);
    }

    @Test
    void wantsEachChangeInBothWhileOneGrows() {
        assertThat(INDICES.targets()).containsExactly("entities-next", "entities");
        assertThat(new Indices(Map.of(OLD, Set.of("entities"))).targets())
                .containsExactly("entities");
        assertThat(new Indices(Map.of()).targets()).isEmpty();
    }

    @Test
    void countsOn() {
        assertThat(INDICES.next()).hasToString("entities-v2-9");
        assertThat(new Indices(Map.of()).next()).hasToString("entities-v2-1");
    }

    @Test
    void readsNamesOfItsOwnOnly() {
        assertThat(IndexName.parse("entities-v1-7")).contains(OLD);
        assertThat(IndexName.parse("entities-v1-backup")).isEmpty();
        assertThat(IndexName.parse("entities-rebuild")).isEmpty();
    }
}
