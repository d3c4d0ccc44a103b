package io.gantry.catalog.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.catalog.EntityRef;
import io.gantry.web.errors.Violation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RelationsTest {
    private final Kinds kinds = new Kinds();

    @Test
    void followsFromOwnerAndReferences() {
        assertThat(
                        relations(
                                "Service",
                                "payments",
                                """
                                {"system": "shop", "dependsOn": ["infrastructure/other:db"],
                                 "providesApis": ["a"], "consumesApis": ["other:b"],
                                 "deployedIn": [{"kind": "environments", "name": "prod"}]}
                                """))
                .containsExactlyInAnyOrder(
                        relation("ownedBy", "Team", "here", "payments"),
                        relation("partOf", "System", "here", "shop"),
                        relation("dependsOn", "Infrastructure", "other", "db"),
                        relation("providesApi", "API", "here", "a"),
                        relation("consumesApi", "API", "other", "b"),
                        relation("deployedIn", "Environment", "here", "prod"));
    }

    @Test
    void knowsTheOtherKinds() {
        assertThat(relations("Documentation", null, "{\"relatedTo\": [\"Service/a\"]}"))
                .containsExactly(relation("documents", "Service", "here", "a"));
        assertThat(relations("System", null, "{\"domain\": \"d\"}"))
                .containsExactly(relation("partOf", "Domain", "here", "d"));
        assertThat(relations("Domain", null, "{\"subdomainOf\": \"d\"}"))
                .containsExactly(relation("partOf", "Domain", "here", "d"));
        assertThat(relations("User", null, "{\"memberOf\": [\"t\"]}"))
                .containsExactly(relation("memberOf", "Team", "here", "t"));
        assertThat(relations("Team", null, "{\"parent\": \"t\"}"))
                .containsExactly(relation("partOf", "Team", "here", "t"));
        assertThat(relations("Team", null, "{\"parent\": [\"t\"]}"))
                .containsExactly(relation("partOf", "Team", "here", "t"));
    }

    @Test
    void takesTheOwnersNamespace() {
        assertThat(relations("System", "other:team", "{}"))
                .containsExactly(relation("ownedBy", "Team", "other", "team"));
    }

    @Test
    void makesNoEdgeOfWhatIsNoReference() {
        assertThat(relations("Service", "Not A Team", "{\"dependsOn\": [\"x\", 7, {}]}")).isEmpty();
    }

    @Test
    void namesOneTargetOnce() {
        assertThat(relations("User", null, "{\"memberOf\": [\"t\", \"here:t\"]}")).hasSize(1);
    }

    @Test
    void rejectsTextWithoutKindWhereSeveralArePossible() {
        assertThat(violations("{\"dependsOn\": [\"service/a\", \"db\"]}"))
                .containsExactly(
                        new Violation(
                                "/spec/dependsOn/1",
                                "\"db\" is no reference, expected kind/[namespace:]name"));
    }

    @Test
    void rejectsBadNamesAndUnknownKinds() {
        assertThat(
                        violations(
                                """
                                {"system": "My Shop", "dependsOn": ["gadget/x",
                                 {"kind": "Service", "name": "A"}], "deployedIn":
                                 [{"kind": "Service", "name": "a"}]}
                                """))
                .containsExactlyInAnyOrder(
                        new Violation(
                                "/spec/system",
                                "\"My Shop\" is no reference, expected [namespace:]name"),
                        new Violation("/spec/dependsOn/0", "unknown kind \"gadget\""),
                        new Violation(
                                "/spec/dependsOn/1/name",
                                "\"A\" is no name, expected " + EntityRef.NAME.pattern()),
                        new Violation(
                                "/spec/deployedIn/0/kind",
                                "\"Service\" is not allowed here, expected Environment"));
    }

    private List<Violation> violations(String spec) {
        return kinds.find("Service").orElseThrow().violations(node(spec));
    }

    private Set<Relation> relations(String kind, @Nullable String owner, String spec) {
        return kinds.find(kind).orElseThrow().relations("here", owner, node(spec));
    }

    private static Relation relation(String type, String kind, String namespace, String name) {
        return new Relation(type, new EntityRef(kind, namespace, name));
    }

    private static ObjectNode node(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }
}
