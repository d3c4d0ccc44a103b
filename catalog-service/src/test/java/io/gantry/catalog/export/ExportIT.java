package io.gantry.catalog.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.CatalogIT;
import io.gantry.contracts.identity.Role;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportIT extends CatalogIT {
    private final String namespace = aName("export");

    @Test
    void givesWhatCanBeAppliedAgainUnchanged() {
        makeTwo();
        for (String format : new String[] {"yaml", "json"}) {
            String exported = export("format=" + format + "&namespace=" + namespace);
            assertThat(texts(apply(format, exported), "/result"))
                    .containsExactly("unchanged", "unchanged");
        }
    }

    @Test
    void makesTheSameAgainWhereThereIsNothing() {
        makeTwo();
        String exported = export("namespace=" + namespace);
        sql("DELETE FROM entities WHERE namespace = '%s'".formatted(namespace));
        sql("DELETE FROM relations WHERE from_namespace = '%s'".formatted(namespace));
        assertThat(texts(apply("yaml", exported), "/result")).containsExactly("created", "created");
        assertThat(export("namespace=" + namespace)).isEqualTo(exported);
    }

    @Test
    void takesTheFiltersOfTheListAndLeavesOutWhatIsTheServers() {
        makeTwo();
        JsonNode found =
                JsonMapper.shared()
                        .readTree(export("format=json&kind=service&namespace=" + namespace));
        assertThat(texts(found, "/metadata/name")).containsExactly("a");
        assertThat(found.at("/0/metadata").propertyNames())
                .containsExactly("name", "namespace", "description", "tags", "labels");
        assertThat(export("format=json&namespace=" + aName("none"))).isEqualTo("[]\n");
        refused("/api/v1/export?format=xml", 400, "parameter format is \"xml\"");
        refused("/api/v1/export?ownr=x", 400, "unknown query parameter \"ownr\"");
    }

    @Test
    void saysWhatItIs() {
        for (String format : new String[] {"yaml", "json"}) {
            as(Role.VIEWER)
                    .get()
                    .uri("/api/v1/export?format=%s&namespace=%s".formatted(format, namespace))
                    .exchange()
                    .expectHeader()
                    .valueMatches(HttpHeaders.CONTENT_TYPE, "application/" + format);
        }
    }

    private void makeTwo() {
        make(
                "Service",
                namespace,
                "a",
                "\"tags\": [\"yes\", \"1.0\"], \"labels\": {\"on\": \"off\"}, \"description\": \"one\\n\\n# two\\n\"",
                "{\"type\": \"backend\", \"dependsOn\": [\"infrastructure/other:db\"]}");
        make("Environment", namespace, "b", "", "{\"accountId\": \"0012\"}");
    }

    private String export(String query) {
        return text(as(Role.VIEWER).get().uri("/api/v1/export?" + query).exchange());
    }

    private JsonNode apply(String format, String upload) {
        return JsonMapper.shared()
                .readTree(
                        developer()
                                .post()
                                .uri("/api/v1/apply")
                                .contentType(new MediaType("application", format))
                                .bodyValue(upload)
                                .exchange()
                                .expectBody(String.class)
                                .returnResult()
                                .getResponseBody());
    }
}
