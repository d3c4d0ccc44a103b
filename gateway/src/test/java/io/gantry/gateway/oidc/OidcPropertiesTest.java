package io.gantry.gateway.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.contracts.identity.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OidcPropertiesTest {
    private static final String ISSUER = "gantry.oidc.issuer";

    @Test
    void areOffByDefaultAndMakeViewers() {
        OidcProperties properties = bind(Map.of());
        assertThat(properties.issuer()).isNull();
        assertThat(properties.scopes()).containsExactlyInAnyOrder("openid", "profile", "email");
        assertThat(properties.usernameClaim()).isEqualTo("preferred_username");
        assertThat(properties.groupsClaim()).isEmpty();
        assertThat(properties.defaultRole()).isEqualTo(Role.VIEWER);
        assertThat(properties.autoProvision()).isTrue();
        assertThat(bind(Map.of(ISSUER, "")).issuer()).isNull();
    }

    @Test
    void refuseAnIssuerWithoutAClientOrTheScopeOpenid() {
        assertThatThrownBy(() -> bind(Map.of(ISSUER, "https://id.example")))
                .hasStackTraceContaining("gantry.oidc.client-id is missing");
        Map<String, String> scopeless =
                Map.of(
                        ISSUER,
                        "https://id.example",
                        "gantry.oidc.client-id",
                        "gantry",
                        "gantry.oidc.scopes",
                        "email");
        assertThatThrownBy(() -> bind(scopeless)).hasStackTraceContaining("expected openid");
    }

    @Test
    void keepTheSecretOutOfLogs() {
        assertThat(bind(Map.of("gantry.oidc.client-secret", "hush")).toString())
                .doesNotContain("hush");
    }

    private static OidcProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("gantry.oidc", Bindable.of(OidcProperties.class));
    }
}
