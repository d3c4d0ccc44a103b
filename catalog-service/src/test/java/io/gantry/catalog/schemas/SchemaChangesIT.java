package io.gantry.catalog.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gantry.catalog.CatalogApplication;
import io.gantry.catalog.CatalogIT;
import io.gantry.catalog.kinds.Kinds;
import io.gantry.contracts.events.Topic;
import io.gantry.contracts.identity.Role;
import io.gantry.testing.EventProbe;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.node.ObjectNode;

class SchemaChangesIT extends CatalogIT {
    private final String kind = aName("Gadget").replace("-", "");
    private final String plural = kind.toLowerCase(Locale.ROOT) + "en";
    private final String namespace = aName("kinds");

    @Test
    void makesAKindThatEntitiesMayHaveFromThenOn() {
        put(kind, gadget("\"size\": {\"type\": \"integer\"}")).expectStatus().isCreated();
        make(kind, namespace, "a", "", "{\"size\": 3, \"runsOn\": [\"b\"]}");
        assertThat(texts(read("/api/v1/entities/" + plural + "?namespace=" + namespace), "/kind"))
                .containsExactly(kind);
        assertThat(
                        read("/api/v1/graph/" + kind + "/a?types=runsOn&namespace=" + namespace)
                                .at("/edges/0/to")
                                .asString())
                .isEqualTo("environment/" + namespace + ":b");
        assertThat(
                        read("/api/v1/schemas/" + plural)
                                .at("/x-gantry/references/0/relation")
                                .asString())
                .isEqualTo("runsOn");
        post(kind, "{\"size\": \"x\"}").expectStatus().isEqualTo(422);
        try (EventProbe probe = new EventProbe(Topic.Names.ENTITIES)) {
            probe.await("kind.created", "kind/" + kind.toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void changesNothingWhenItIsTheSame() {
        String definition = gadget("\"size\": {\"type\": \"integer\"}");
        put(kind, definition).expectStatus().isCreated();
        put(kind.toLowerCase(Locale.ROOT), definition).expectStatus().isOk();
        try (EventProbe probe = new EventProbe(Topic.Names.ENTITIES)) {
            put(kind, gadget("\"size\": {\"type\": \"number\"}")).expectStatus().isOk();
            probe.await("kind.updated", "kind/" + kind.toLowerCase(Locale.ROOT));
            assertThat(probe.all())
                    .filteredOn(it ->
                            EventProbe.header(it, "ce_subject")
                                    .equals("kind/" + kind.toLowerCase(Locale.ROOT)))
                    .hasSize(2);
        }
    }

    @Test
    void refusesAChangeUnderWhichEntitiesFailAndNamesTheFirstTwenty() {
        put(kind, gadget("\"size\": {\"type\": \"integer\"}")).expectStatus().isCreated();
        for (int i = 0; i < 21; i++) {
            make(kind, namespace, "a" + i, "", "{\"size\": 3}");
        }
        put(kind, gadget("\"size\": {\"type\": \"string\"}"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.details.length()")
                .isEqualTo(20)
                .jsonPath("$.details[0].path")
                .isEqualTo(kind.toLowerCase(Locale.ROOT) + "/" + namespace + ":a0")
                .jsonPath("$.details[0].message")
                .isEqualTo("/spec/size 3 is not of type string");
        delete(Role.PLATFORM_ENGINEER)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.error")
                .value(saying("21 entities of kind " + kind + " exist"));
    }

    @Test
    void readsRelationsAnewWhenTheReferencesChange() {
        put(kind, gadget("\"host\": {\"type\": \"string\"}")).expectStatus().isCreated();
        make(kind, namespace, "a", "", "{\"host\": \"h\"}");
        put(
                        kind,
                        """
                        {"schema": {"type": "object", "properties": {"host": {"type": "string"}}},
                         "plural": "%s", "references": [{"field": "host", "kind": "Infrastructure", "relation": "hostedBy"}]}
                        """
                                .formatted(plural))
                .expectStatus()
                .isOk();
        assertThat(
                        read("/api/v1/graph/" + kind + "/a?types=hostedBy&namespace=" + namespace)
                                .at("/edges/0/to")
                                .asString())
                .isEqualTo("infrastructure/" + namespace + ":h");
    }

    @Test
    void removesAKindThatNobodyHas() {
        put(kind, gadget("\"size\": {}")).expectStatus().isCreated();
        delete(Role.DEVELOPER).expectStatus().isForbidden();
        delete(Role.PLATFORM_ENGINEER).expectStatus().isNoContent();
        refused("/api/v1/schemas/" + kind, 404, "unknown kind");
        delete(Role.PLATFORM_ENGINEER).expectStatus().isNotFound();
    }

    @Test
    void isForPlatformEngineers() {
        as(Role.DEVELOPER)
                .put()
                .uri("/api/v1/schemas/" + kind)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(gadget("\"size\": {}"))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void extendsABuiltInKindAndNeverNarrowsIt() {
        ObjectNode domain = (ObjectNode) read("/api/v1/schemas/domain");
        domain.withObject("/properties/budget").put("type", "integer");
        put("Domain", definitionOf(domain)).expectStatus().isOk();
        make("Domain", namespace, "a", "", "{\"budget\": 3}");
        domain.withObject("/properties/subdomainOf").put("maxLength", 3);
        put("Domain", definitionOf(domain))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.error")
                .value(saying("/schema/properties/subdomainOf"));
        as(Role.PLATFORM_ENGINEER)
                .delete()
                .uri("/api/v1/schemas/domain")
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.details[0].message")
                .value(saying("unknown property \"budget\""));
        developer()
                .delete()
                .uri("/api/v1/entities/domain/a?namespace=" + namespace)
                .exchange()
                .expectStatus()
                .isNoContent();
        for (int status : new int[] {204, 409}) {
            as(Role.PLATFORM_ENGINEER)
                    .delete()
                    .uri("/api/v1/schemas/domain")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(status);
        }
    }

    @Test
    void refusesWhatIsNoKind() {
        invalid("{}", "/schema must be a JSON Schema");
        invalid("{\"schema\": {\"type\": \"thing\"}}", "/schema/type");
        invalid("{\"schema\": {}, \"plurals\": \"x\"}", "/plurals unknown field");
        invalid("{\"schema\": {}, \"plural\": \"No\"}", "/plural is \"No\"");
        invalid(
                "{\"schema\": {}, \"references\": [{\"field\": \"x\", \"relation\": \"y\"}]}",
                "\"x\" is no property");
        invalid(schema("{\"$ref\": \"https://example.com/s\"}"), "is no schema in this document");
        invalid(schema("{\"$ref\": \"#/$defs/none\"}"), "is no schema in this document");
        invalid(schema("{\"$ref\": \"#\"}"), "refers to itself");
        invalid(schema("{\"$id\": \"https://example.com/s\"}"), "$id is not taken");
        invalid(schema("{\"pattern\": \"(?=a)b\"}"), "invalid");
        put("Changes", gadget("\"size\": {}")).expectStatus().isBadRequest();
        put(kind, gadget("\"size\": {}").replace(plural, "services"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.error")
                .value(saying("\"services\" is a spelling of kind Service"));
        put(kind, schema("{\"title\": \"" + "x".repeat(300_000) + "\"}"))
                .expectStatus()
                .isEqualTo(413);
    }

    @Test
    void checksPatternsInLinearTime() {
        put(kind, gadget("\"code\": {\"pattern\": \"^(a+)+$\"}")).expectStatus().isCreated();
        post(kind, "{\"code\": \"" + "a".repeat(50_000) + "!\"}").expectStatus().isEqualTo(422);
        make(kind, namespace, "a", "", "{\"code\": \"aaa\"}");
    }

    @Test
    void isKnownToAnotherReplica() {
        try (var replica =
                new SpringApplicationBuilder(CatalogApplication.class)
                        .run("--server.port=0", "--management.server.port=0")) {
            Kinds kinds = replica.getBean(Kinds.class);
            put(kind, gadget("\"size\": {}")).expectStatus().isCreated();
            await().atMost(Duration.ofSeconds(20)).until(() -> kinds.find(plural).isPresent());
            delete(Role.PLATFORM_ENGINEER).expectStatus().isNoContent();
            await().atMost(Duration.ofSeconds(20)).until(() -> kinds.find(plural).isEmpty());
        }
    }

    private void invalid(String definition, String sentence) {
        put(kind, definition)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.error")
                .value(saying(sentence));
    }

    private static String schema(String part) {
        return "{\"schema\": {\"properties\": {\"a\": %s}}}".formatted(part);
    }

    private String gadget(String properties) {
        return """
        {"schema": {"type": "object", "additionalProperties": false, "properties": {
            "runsOn": {"type": "array", "items": {"type": "string"}}, %s}},
         "references": [{"field": "runsOn", "kind": "environments", "relation": "runsOn"}],
         "plural": "%s"}
        """
                .formatted(properties, plural);
    }

    /** What is shown, in the shape in which it is sent. */
    private static String definitionOf(ObjectNode document) {
        return "{\"schema\": %s, \"plural\": %s, \"references\": %s}"
                .formatted(
                        document,
                        document.at("/x-gantry/plural"),
                        document.at("/x-gantry/references"));
    }

    private ResponseSpec put(String name, String definition) {
        return as(Role.PLATFORM_ENGINEER)
                .put()
                .uri("/api/v1/schemas/" + name)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(definition)
                .exchange();
    }

    private ResponseSpec post(String of, String spec) {
        return developer()
                .post()
                .uri("/api/v1/entities")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(
                        "{\"kind\": \"%s\", \"metadata\": {\"name\": \"x\", \"namespace\": \"%s\"}, \"spec\": %s}"
                                .formatted(of, namespace, spec))
                .exchange();
    }

    private ResponseSpec delete(Role role) {
        return as(role).delete().uri("/api/v1/schemas/" + kind).exchange();
    }
}
