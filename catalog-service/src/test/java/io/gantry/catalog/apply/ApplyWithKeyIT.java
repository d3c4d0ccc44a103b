package io.gantry.catalog.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.CatalogIT;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** The transaction of the kept answer is around that of the upload. */
class ApplyWithKeyIT extends CatalogIT {
    private final String name = aName("keyed");
    private final String key = aName("key");

    @Test
    void writesNothingInADryRun() {
        String first = apply("?dryRun=true", service("backend"));
        assertThat(first).contains("\"created\"");
        assertMissing();
        assertThat(apply("?dryRun=true", service("backend"))).isEqualTo(first);
        assertMissing();
    }

    @Test
    void writesNothingOfAnAtomicUploadThatFailsHalfway() {
        String upload =
                "[%s, %s, {\"kind\": \"Action\", \"metadata\": {\"name\": \"%s\"}, \"spec\": {\"type\": \"internal\", \"config\": {\"operation\": \"sync\"}}}]"
                        .formatted(service("backend"), service("worker"), name);
        String first = apply("?atomic=true", upload);
        assertThat(first).contains("not applied", "platform-engineer");
        assertMissing();
        assertThat(apply("?atomic=true", upload)).isEqualTo(first);
    }

    @Test
    void writesTheOthersWhenOneFails() {
        String upload =
                "[%s, {\"kind\": \"Action\", \"metadata\": {\"name\": \"%s\"}, \"spec\": {\"type\": \"internal\", \"config\": {\"operation\": \"sync\"}}}]"
                        .formatted(service("backend"), name);
        String first = apply("", upload);
        assertThat(first).contains("\"created\"", "platform-engineer");
        read("/api/v1/entities/service/" + name);
        assertThat(apply("", upload)).isEqualTo(first);
    }

    private String service(String type) {
        return "{\"kind\": \"Service\", \"metadata\": {\"name\": \"%s\"}, \"spec\": {\"type\": \"%s\"}}"
                .formatted(name, type);
    }

    private void assertMissing() {
        refused("/api/v1/entities/service/" + name, 404, "entity not found");
    }

    private String apply(String query, String upload) {
        return text(
                developer()
                        .post()
                        .uri("/api/v1/apply" + query)
                        .header("Idempotency-Key", key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(upload)
                        .exchange());
    }
}
