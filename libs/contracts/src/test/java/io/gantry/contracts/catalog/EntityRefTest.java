package io.gantry.contracts.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntityRefTest {
    @Test
    void namesTheNamespaceOnlyWhereItIsAnother() {
        assertThat(new EntityRef("Service", "default", "api")).hasToString("service/api");
        assertThat(new EntityRef("Service", "billing", "api")).hasToString("service/billing:api");
    }

    @Test
    void takesNamesByTheRule() {
        assertThat(EntityRef.isName("a")).isTrue();
        assertThat(EntityRef.isName("payment-api.v2")).isTrue();
        assertThat(EntityRef.isName("a".repeat(253))).isTrue();
        assertThat(EntityRef.isName("a".repeat(254))).isFalse();
        assertThat(EntityRef.isName("")).isFalse();
        assertThat(EntityRef.isName("-a")).isFalse();
        assertThat(EntityRef.isName("a.")).isFalse();
        assertThat(EntityRef.isName("A")).isFalse();
        assertThat(EntityRef.isName("a/b")).isFalse();
        assertThat(EntityRef.isName("a\n")).isFalse();
    }
}
