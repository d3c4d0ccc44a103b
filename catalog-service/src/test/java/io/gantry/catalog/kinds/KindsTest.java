package io.gantry.catalog.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KindsTest {
    private final Kinds kinds = new Kinds();

    @Test
    void findsKindsInAnyCaseAndInThePlural() {
        assertThat(kinds.find("SERVICE")).map(Kind::name).contains("Service");
        assertThat(kinds.find("apis")).map(Kind::name).contains("API");
        assertThat(kinds.find("gadget")).isEmpty();
    }

    @Test
    void knowsTheKindsOfTheContract() {
        assertThat(kinds.all())
                .extracting(Kind::name)
                .containsExactly(
                        "API",
                        "Action",
                        "Documentation",
                        "Domain",
                        "Environment",
                        "Infrastructure",
                        "Service",
                        "System",
                        "Team",
                        "User");
    }

    @Test
    void refersOnlyToKindsThatExist() {
        assertThat(kinds.all())
                .flatExtracting(Kind::references)
                .extracting(Reference::kind)
                .allSatisfy(
                        kind -> assertThat(kind == null || kinds.find(kind).isPresent()).isTrue());
    }

    @Test
    void documentsKindAndReferencesBesideTheSchema() {
        assertThat(kinds.find("system").orElseThrow().document().path("x-gantry").toString())
                .isEqualTo(
                        """
                        {"kind":"System","plural":"systems","references":\
                        [{"field":"domain","kind":"Domain","relation":"partOf"}]}\
                        """);
    }

    @Test
    void refersOnlyByFieldsOfTheSchema() {
        for (Kind kind : kinds.all()) {
            for (Reference field : kind.references()) {
                assertThat(kind.document().path("properties").has(field.field()))
                        .as("%s.%s", kind.name(), field.field())
                        .isTrue();
            }
        }
    }
}
