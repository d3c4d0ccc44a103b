package io.gantry.catalog.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.web.errors.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SpecTest {
    private final Kinds kinds = new Kinds();

    @Test
    void acceptsTheSpecOfTheContract() {
        assertThat(
                        violations(
                                "service",
                                """
                                {"type": "backend", "lifecycle": "production", "system": "shop",
                                 "repoUrl": "https://github.com/acme/payment-api",
                                 "dependsOn": ["infrastructure/postgres", "services/billing:ledger",
                                   {"kind": "API", "name": "rates", "namespace": "billing"}],
                                 "deployedIn": ["production", {"kind": "environment", "name": "x"}],
                                 "links": [{"title": "Runbook", "url": "https://w/x", "icon": "runbook"}]}
                                """))
                .isEmpty();
    }

    @Test
    void requiresNothingUnlessTheContractSaysSo() {
        for (Kind kind : kinds.all()) {
            assertThat(violations(kind.name(), "{}"))
                    .as(kind.name())
                    .hasSize(List.of("Action", "Documentation").contains(kind.name()) ? 1 : 0);
        }
    }

    @Test
    void namesTheValueAndTheChoice() {
        assertThat(violations("Service", "{\"type\": \"foo\"}"))
                .containsExactly(
                        new Violation(
                                "/spec/type",
                                "\"foo\" is none of backend, frontend, fullstack, library, worker"));
    }

    @Test
    void rejectsUnknownPropertyAtItsPath() {
        assertThat(violations("Service", "{\"fo/o\": 1, \"links\": [{\"bar\": 1}]}"))
                .containsExactlyInAnyOrder(
                        new Violation("/spec/fo~1o", "unknown property \"fo/o\""),
                        new Violation("/spec/links/0/bar", "unknown property \"bar\""),
                        new Violation(
                                "/spec/links/0/title", "required property \"title\" is missing"),
                        new Violation("/spec/links/0/url", "required property \"url\" is missing"));
    }

    @Test
    void saysWhichTypeWasExpected() {
        assertThat(violations("Service", "{\"system\": 7, \"links\": {}}"))
                .containsExactlyInAnyOrder(
                        new Violation("/spec/system", "7 is not of type string or object"),
                        new Violation("/spec/links", "{} is not of type array"));
    }

    @Test
    void assertsAddressesAndEmail() {
        assertThat(violations("Service", "{\"repoUrl\": \"github.com/acme\"}"))
                .containsExactly(
                        new Violation("/spec/repoUrl", "\"github.com/acme\" is no valid uri"));
        assertThat(violations("User", "{\"email\": \"bob\"}"))
                .containsExactly(new Violation("/spec/email", "\"bob\" is no valid email"));
        assertThat(violations("User", "{\"email\": \"bob@example.com\"}")).isEmpty();
    }

    @Test
    void shortensLongValues() {
        String long100 = "x".repeat(100);
        assertThat(violations("Service", "{\"type\": \"%s\"}".formatted(long100)))
                .singleElement()
                .satisfies(it -> assertThat(it.message()).contains("xxx…").doesNotContain(long100));
    }

    @Test
    void stopsAtAHundredViolations() {
        ObjectNode spec = JsonMapper.shared().createObjectNode();
        for (int i = 0; i < 1000; i++) {
            spec.put("unknown" + i, i);
        }
        assertThat(kinds.find("System").orElseThrow().violations(spec)).hasSize(100);
    }

    private List<Violation> violations(String kind, String spec) {
        return kinds.find(kind)
                .orElseThrow()
                .violations((ObjectNode) JsonMapper.shared().readTree(spec));
    }
}
