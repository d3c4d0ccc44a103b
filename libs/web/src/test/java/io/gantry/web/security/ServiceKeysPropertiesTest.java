package io.gantry.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ServiceKeysPropertiesTest {
    private static final String OWN = "gantry.service-keys.private-key";
    private static final String GITS = "gantry.service-keys.public-keys.git-service";

    /** As the commands of the README made them, for this test alone. */
    private static final String PRIVATE =
            "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgNjjoccuFgCWssiIgusi4Rn2RGgDK5ejJ3zUQk3b0ZMeh"
                    + "RANCAASG05cw4Bnq+48scHA6k9PTE/5ZNGfVoXGWCs13yS+ZcD9NDOFsOsWMl/uakWsBFUxYF6aA16T/mIBJ1evn4tiH";

    private static final String PUBLIC =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEhtOXMOAZ6vuPLHBwOpPT0xP+WT"
                    + "Rn1aFxlgrNd8kvmXA/TQzhbDrFjJf7mpFrARVMWBemgNek/5iASdXr5+LYhw==";

    @Test
    void trustsNobodyWithoutKeys() {
        ServiceKeysProperties keys = bind(Map.of(OWN, "", GITS, " "));
        assertThat(keys.own()).isEmpty();
        assertThat(keys.peers()).isEmpty();
        assertThat(new ServiceKeysProperties(null, Map.of()).peers()).isEmpty();
    }

    @Test
    void readsKeysAsOpensslWritesThem() {
        ServiceKeysProperties keys = bind(Map.of(OWN, PRIVATE, GITS, PUBLIC));
        assertThat(keys.own()).isPresent();
        assertThat(keys.peers()).containsOnlyKeys("git-service");
        assertThat(keys.toString()).doesNotContain(PRIVATE);
    }

    @Test
    void refusesWhatIsNoKeyOnP256() {
        refuses(OWN, "not Base64");
        refuses(GITS, "bm8ga2V5");
        refuses(OWN, Keys.text(Keys.on("secp384r1").getPrivate()));
        refuses(GITS, Keys.text(Keys.on("secp384r1").getPublic()));
        refuses(GITS, Keys.text(Keys.onP256().getPrivate()));
    }

    private static void refuses(String property, String value) {
        assertThatThrownBy(() -> bind(Map.of(property, value)))
                .hasStackTraceContaining(property + " must be the Base64 of a ")
                .hasStackTraceContaining("on P-256");
    }

    private static ServiceKeysProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("gantry.service-keys", ServiceKeysProperties.class)
                .get();
    }
}
