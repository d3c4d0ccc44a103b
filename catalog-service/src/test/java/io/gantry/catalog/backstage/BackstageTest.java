package io.gantry.catalog.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.documents.Document.Parsed;
import io.gantry.catalog.documents.Documents;
import io.gantry.catalog.documents.Syntax;
import io.gantry.catalog.kinds.Kinds;
import io.gantry.web.errors.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class BackstageTest {
    private final Backstage backstage = new Backstage(new Kinds());

    @ParameterizedTest
    @CsvSource({
        "backstage.io/v1alpha1, Component, true",
        "scaffolder.backstage.io/v1beta3, Template, true",
        "aws.backstage.io/v1alpha, AWSEnvironmentProvider, true",
        "portal.acme.io/v1alpha1, Component, true",
        "portal.acme.io/v1beta1, Gadget, false",
        "gantry.io/v1, System, false",
        "apps/v1, Deployment, false",
        "notbackstage.io/v1, Component, false"
    })
    void knowsDescriptorsByVersionAndKind(String version, String kind, boolean expected) {
        ObjectNode content = yaml("apiVersion: %s\nkind: %s".formatted(version, kind));
        assertThat(Backstage.isDescriptor(content)).isEqualTo(expected);
    }

    @Test
    void makesAServiceOfAComponent() {
        ObjectNode entity =
                entity(
                        """
                        kind: Component
                        metadata:
                          name: payments
                          description: Takes money
                          tags: [java]
                          labels: {tier: 1}
                          links:
                            - {url: 'https://w/x', title: Wiki, icon: docs}
                        spec:
                          type: website
                          lifecycle: production
                          owner: group:other/team-a
                          system: shop
                          dependsOn: ['resource:db', 'billing/ledger', 'api:default/rates']
                          providesApis: [pay]
                          consumesApis: ['api:billing/rates']
                        """);
        assertThat(entity.path("kind").asString()).isEqualTo("Service");
        assertThat(entity.path("metadata").path("owner").asString()).isEqualTo("other:team-a");
        assertThat(entity.at("/metadata/labels/tier").asString()).isEqualTo("1");
        assertThat(entity.path("spec").toString())
                .isEqualTo(
                        """
                        {"links":[{"title":"Wiki","url":"https://w/x","icon":"docs"}],\
                        "type":"frontend","lifecycle":"production","system":"shop",\
                        "dependsOn":["infrastructure/db","service/billing:ledger","api/default:rates"],\
                        "providesApis":["pay"],"consumesApis":["billing:rates"]}\
                        """);
        assertThat(annotations(entity).path("backstage.io/original-type").asString())
                .isEqualTo("website");
    }

    @Test
    void makesATeamOfAGroup() {
        ObjectNode entity =
                entity(
                        """
                        kind: Group
                        metadata: {name: infra}
                        spec:
                          type: team
                          profile: {displayName: Infrastructure, email: i@example.com, picture: p}
                          parent: ops
                          children: []
                          members: [Jane, 'user:default/Bob']
                        """);
        assertThat(entity.at("/metadata/title").asString()).isEqualTo("Infrastructure");
        assertThat(entity.path("spec").toString())
                .isEqualTo(
                        """
                        {"email":"i@example.com","members":[{"name":"Jane"},{"name":"Bob"}],\
                        "parent":"ops"}\
                        """);
        assertThat(annotations(entity).path("backstage.io/original-profile").asString())
                .isEqualTo("{\"picture\":\"p\"}");
        assertThat(annotations(entity).has("backstage.io/original-children")).isFalse();
    }

    @Test
    void makesTheOtherKinds() {
        assertThat(spec("kind: User", "memberOf: [a, 'group:x/b']"))
                .isEqualTo("{\"memberOf\":[\"a\",\"x:b\"]}");
        assertThat(spec("kind: System", "domain: uxe/platform"))
                .isEqualTo("{\"domain\":\"uxe:platform\"}");
        assertThat(spec("kind: Domain", "subdomainOf: x")).isEqualTo("{\"subdomainOf\":\"x\"}");
        assertThat(spec("kind: Resource", "type: s3-bucket")).isEqualTo("{\"type\":\"bucket\"}");
        assertThat(spec("kind: API", "{type: asyncapi, definition: text}"))
                .isEqualTo("{\"type\":\"event\",\"definition\":\"text\"}");
    }

    @Test
    void keepsTheOriginalOfAChangedName() {
        ObjectNode entity = entity("kind: Component\nmetadata: {name: _My_App!, namespace: Dev_X}");
        assertThat(entity.at("/metadata/name").asString()).isEqualTo("my-app");
        assertThat(entity.at("/metadata/namespace").asString()).isEqualTo("dev-x");
        assertThat(annotations(entity).path("backstage.io/original-name").asString())
                .isEqualTo("_My_App!");
        assertThat(annotations(entity).path("backstage.io/original-namespace").asString())
                .isEqualTo("Dev_X");
    }

    @Test
    void leavesOutWhatHasNoCounterpartButKeepsIt() {
        ObjectNode entity =
                entity(
                        """
                        kind: Component
                        metadata: {name: a, extra: {b: 1}, annotations: }
                        spec:
                          type: terraform-module
                          lifecycle: unknown
                          owner: user:jane
                          subcomponentOf: b
                          dependsOn: ['template:x', 'component:Big_One']
                        dependsOn: [c]
                        """);
        assertThat(entity.path("spec").toString())
                .isEqualTo("{\"dependsOn\":[\"service/big-one\"]}");
        assertThat(entity.path("metadata").has("owner")).isFalse();
        assertThat(annotations(entity).propertyNames())
                .containsExactlyInAnyOrder(
                        "backstage.io/original-apiVersion",
                        "backstage.io/original-kind",
                        "backstage.io/original-type",
                        "backstage.io/original-lifecycle",
                        "backstage.io/original-owner",
                        "backstage.io/original-subcomponentOf",
                        "backstage.io/original-dependsOn",
                        "backstage.io/original-metadata.extra",
                        "backstage.io/original-document.dependsOn");
        assertThat(annotations(entity).path("backstage.io/original-dependsOn").asString())
                .isEqualTo("[\"template:x\",\"component:Big_One\"]");
    }

    @Test
    void keepsPlaceholdersAsTheyAreAndSaysSo() {
        Mapped.Counterpart mapped =
                counterpart(
                        "kind: API\nmetadata: {name: a}\n"
                                + "spec: {definition: {$text: 'https://x/y'}}");
        assertThat(mapped.entity().path("spec").isEmpty()).isTrue();
        assertThat(annotations(mapped.entity()).path("backstage.io/original-definition").asString())
                .isEqualTo("{\"$text\":\"https://x/y\"}");
        assertThat(mapped.notes())
                .contains(
                        "definition {\"$text\":\"https://x/y\"} is a placeholder, which is not"
                                + " followed; kept in backstage.io/original-definition");
    }

    @Test
    void keepsLinksThatOurSchemaRefuses() {
        ObjectNode entity =
                entity("kind: System\nmetadata: {name: a, links: [{url: ./docs, icon: web}]}");
        assertThat(entity.path("spec").isEmpty()).isTrue();
        assertThat(annotations(entity).path("backstage.io/original-links").asString())
                .isEqualTo("[{\"url\":\"./docs\",\"icon\":\"web\"}]");
    }

    @Test
    void doesNotOverwriteAnnotationsOfTheAuthor() {
        ObjectNode entity =
                entity(
                        "kind: System\n"
                                + "metadata: {name: A, annotations: {backstage.io/original-name: x}}");
        assertThat(annotations(entity).path("backstage.io/original-name").asString())
                .isEqualTo("x");
        assertThat(annotations(entity).path("backstage.io/original-name_").asString())
                .isEqualTo("A");
    }

    @Test
    void ignoresLocationsAndKindsWithoutCounterpart() {
        assertThat(
                        map(
                                "kind: Location\nmetadata: {name: a}\nspec: {targets: [./b.yaml, 'https://c']}"))
                .isInstanceOfSatisfying(
                        Mapped.Ignored.class,
                        it -> assertThat(it.reason()).contains("./b.yaml, https://c"));
        assertThat(map("kind: Template\nmetadata: {name: a}"))
                .isEqualTo(new Mapped.Ignored("kind Template has no counterpart"));
    }

    @Test
    void refusesNamesThatCannotBeMade() {
        assertThat(map("kind: Component\nmetadata: {name: '${{ values.name }}'}"))
                .isEqualTo(
                        invalid(
                                "/metadata/name",
                                "\"${{ values.name }}\" is a template that was not filled in"));
        assertThat(map("kind: Component\nmetadata: {name: 資料}")).isInstanceOf(Mapped.Invalid.class);
        assertThat(map("kind: Component")).isEqualTo(invalid("/metadata/name", "is missing"));
        assertThat(map("metadata: {name: a}")).isEqualTo(invalid("/kind", "is missing"));
    }

    private static Mapped.Invalid invalid(String path, String message) {
        return new Mapped.Invalid(List.of(new Violation(path, message)));
    }

    private String spec(String kind, String spec) {
        String body = spec.startsWith("{") ? spec : "{" + spec + "}";
        return entity(kind + "\nmetadata: {name: a}\nspec: " + body).path("spec").toString();
    }

    private static JsonNode annotations(ObjectNode entity) {
        return entity.at("/metadata/annotations");
    }

    private ObjectNode entity(String descriptor) {
        return counterpart(descriptor).entity();
    }

    private Mapped.Counterpart counterpart(String descriptor) {
        assertThat(map(descriptor)).isInstanceOf(Mapped.Counterpart.class);
        return (Mapped.Counterpart) map(descriptor);
    }

    private Mapped map(String descriptor) {
        return backstage.map(yaml("apiVersion: backstage.io/v1alpha1\n" + descriptor));
    }

    private static ObjectNode yaml(String text) {
        return ((Parsed) Documents.read(text, Syntax.YAML).findFirst().orElseThrow()).content();
    }
}
