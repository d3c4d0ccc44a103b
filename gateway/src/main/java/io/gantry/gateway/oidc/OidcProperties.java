package io.gantry.gateway.oidc;

import io.gantry.contracts.identity.Role;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The provider, {@code gantry.oidc.*}; off without an issuer.
 *
 * @param clientSecret empty for a public client, which PKCE protects alone
 * @param usernameClaim claim of the ID token that names a new user
 * @param groupsClaim claim that lists names of groups; none if empty
 * @param defaultRole of users who are made by their first sign-in
 * @param autoProvision whether a first sign-in makes a user; else an unknown one is refused
 */
@ConfigurationProperties(prefix = "gantry.oidc", ignoreUnknownFields = false)
record OidcProperties(
        @Nullable URI issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue({"openid", "profile", "email"}) Set<String> scopes,
        @DefaultValue("preferred_username") String usernameClaim,
        @DefaultValue("") String groupsClaim,
        @DefaultValue("viewer") Role defaultRole,
        @DefaultValue("true") boolean autoProvision) {
    OidcProperties {
        issuer = issuer == null || issuer.toString().isEmpty() ? null : issuer;
        scopes = Set.copyOf(scopes);
        if (issuer != null && clientId.isEmpty()) {
            throw new IllegalArgumentException(
                    "gantry.oidc.client-id is missing beside gantry.oidc.issuer " + issuer);
        }
        if (issuer != null && !scopes.contains("openid")) {
            throw new IllegalArgumentException(
                    "gantry.oidc.scopes is %s, expected openid among them".formatted(scopes));
        }
    }

    @Override
    public String toString() {
        return "OidcProperties[issuer=" + issuer + ", clientId=" + clientId + "]";
    }
}
