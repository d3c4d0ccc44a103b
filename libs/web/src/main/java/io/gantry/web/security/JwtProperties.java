package io.gantry.web.security;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which internal JWTs a service takes, {@code gantry.jwt.*}.
 *
 * @param jwksUri where the gateway's public keys are
 * @param audience the service's own name; a JWT for another one is refused
 */
@ConfigurationProperties(prefix = "gantry.jwt", ignoreUnknownFields = false)
record JwtProperties(URI jwksUri, String audience) {}
