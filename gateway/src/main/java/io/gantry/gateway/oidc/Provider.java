package io.gantry.gateway.oidc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;

/**
 * What a provider says of itself.
 *
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">Discovery 1.0</a>
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Provider(
        @JsonProperty("issuer") String issuer,
        @JsonProperty("authorization_endpoint") URI authorization,
        @JsonProperty("token_endpoint") URI token,
        @JsonProperty("jwks_uri") URI keys) {}
