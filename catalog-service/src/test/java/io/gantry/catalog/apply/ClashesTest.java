package io.gantry.catalog.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.apply.Candidate.Ready;
import io.gantry.catalog.apply.Candidate.Settled;
import io.gantry.catalog.entities.Draft;
import io.gantry.catalog.kinds.Kind;
import io.gantry.catalog.kinds.Kinds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class ClashesTest {
    private static final Kind SERVICE = new Kinds().find("service").orElseThrow();

    private final Clashes clashes = new Clashes(2);

    @Test
    void refusesADescriptorBehindADocumentOfItsName() {
        assertTaken(own("a"));
        assertTaken(own("a"));
        assertRefused(mapped("a"), "another document of this upload is service/a as well");
    }

    @Test
    void refusesADocumentBehindADescriptorOfItsName() {
        assertTaken(mapped("a"));
        assertRefused(own("a"), "another document of this upload is service/a as well");
    }

    @Test
    void refusesNewDescriptorsOnceItRemembersNoMoreNames() {
        assertTaken(mapped("a"));
        assertTaken(own("b"));
        assertTaken(own("c"));
        assertTaken(own("c"));
        assertRefused(mapped("c"), "within the first 2 names");
        assertRefused(own("a"), "another document");
    }

    private void assertTaken(Candidate candidate) {
        assertThat(clashes.refuseLater(candidate)).isSameAs(candidate);
    }

    private void assertRefused(Candidate candidate, String sentence) {
        assertThat(clashes.refuseLater(candidate))
                .isInstanceOfSatisfying(
                        Settled.class,
                        it ->
                                assertThat(it.outcome().errors().getFirst().message())
                                        .contains(sentence));
    }

    private static Candidate own(String name) {
        return candidate(name, false);
    }

    private static Candidate mapped(String name) {
        return candidate(name, true);
    }

    private static Candidate candidate(String name, boolean mapped) {
        Draft draft =
                new Draft(
                        SERVICE,
                        "default",
                        name,
                        null,
                        null,
                        null,
                        List.of(),
                        Map.of(),
                        Map.of(),
                        JsonNodeFactory.instance.objectNode());
        return new Ready(1, draft, List.of(), mapped);
    }
}
