package io.gantry.web.security;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which JWTs of peers the gateway takes, {@code gantry.internal.*}.
 *
 * @param audience the gateway's own name; a JWT for another one is refused
 */
@ConfigurationProperties(prefix = "gantry.internal", ignoreUnknownFields = false)
record PeerProperties(String audience) {}
