package io.gantry.catalog.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.CatalogIT;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterEntitiesIT extends CatalogIT {
    private final String namespace = aName("filter");

    @Test
    void filtersByKindInAnySpelling() {
        service("a", "");
        make("API", namespace, "b", "", "{}");
        assertThat(names("&kind=apis")).containsExactly("b");
        assertThat(names("&kind=SERVICE")).containsExactly("a");
        refused("/api/v1/entities?kind=gadget", 400, "parameter kind is \"gadget\"");
        refused("/api/v1/entities/service?kind=api", 400, "expected Service, as in the path");
    }

    @Test
    void filtersByLabelsAndTagsAllOfWhichMustFit() {
        service(
                "a",
                "\"labels\": {\"tier\": \"one\", \"zone\": \"x=y\"}, \"tags\": [\"x\", \"y\"]");
        service("b", "\"labels\": {\"tier\": \"two\"}, \"tags\": [\"x\"]");
        service("c", "");
        assertThat(names("&label=tier")).containsExactly("a", "b");
        assertThat(names("&label=tier=two")).containsExactly("b");
        assertThat(names("&label=tier=one&label=zone=x=y")).containsExactly("a");
        assertThat(names("&label=tier=one&label=tier=two")).isEmpty();
        assertThat(names("&tag=x&tag=y")).containsExactly("a");
    }

    @Test
    void findsPartsOfWords() {
        service("ledger", "\"title\": \"The Great Book\", \"description\": \"100%_safe\"");
        service("other", "");
        assertThat(names("&q=edge")).containsExactly("ledger");
        assertThat(names("&q=great b")).containsExactly("ledger");
        assertThat(names("&q=0%_S")).containsExactly("ledger");
        assertThat(names("&q=nothing")).isEmpty();
    }

    @Test
    void findsWhatNobodyOwnsAndWhatRefersToNothing() {
        make("Team", namespace, "core", "", "{}");
        service("whole", "\"owner\": \"core\"");
        service("alone", "");
        service("lost", "\"owner\": \"nobody\"");
        service("odd", "\"owner\": \"The Core Team!\"");
        make(
                "Service",
                namespace,
                "broken",
                "\"owner\": \"core\"",
                "{\"dependsOn\": [\"service/whole\", \"service/elsewhere:gone\"]}");
        assertThat(names("&orphan=true")).containsExactly("alone", "broken", "lost", "odd");
        assertThat(names("&orphan=false")).hasSize(6);
        refused("/api/v1/entities?orphan=yes", 400, "parameter orphan is \"yes\"");
    }

    @Test
    void takesNoNamespaceThatCannotBe() {
        refused("/api/v1/entities?namespace=No!", 400, "parameter namespace is \"No!\"");
    }

    private void service(String name, String metadata) {
        make("Service", namespace, name, metadata, "{}");
    }

    private List<String> names(String query) {
        return texts(read("/api/v1/entities?namespace=" + namespace + query), "/metadata/name");
    }
}
