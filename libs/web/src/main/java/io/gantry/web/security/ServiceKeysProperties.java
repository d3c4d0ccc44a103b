package io.gantry.web.security;

import com.nimbusds.jose.jwk.ECKey;
import java.security.interfaces.ECPrivateKey;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys by which services know each other, {@code gantry.service-keys.*}, all on P-256.
 *
 * @param privateKey the service's own: PKCS #8 in Base64; blank or absent if it calls no other
 * @param publicKeys those of its peers by their names: SubjectPublicKeyInfo in Base64; a peer whose
 *     key is blank or absent is not trusted
 */
@ConfigurationProperties(prefix = "gantry.service-keys", ignoreUnknownFields = false)
record ServiceKeysProperties(
        @Nullable String privateKey, @DefaultValue Map<String, String> publicKeys) {
    private static final String PREFIX = "gantry.service-keys.";

    /** Reads all keys, so that a service with a bad one does not start. */
    ServiceKeysProperties {
        publicKeys = Map.copyOf(publicKeys);
        own(privateKey);
        peers(publicKeys);
    }

    /** The key by which this service signs, if it has one. */
    Optional<ECPrivateKey> own() {
        return own(privateKey);
    }

    /** The keys of the trusted peers by their names, which are the key ids too. */
    Map<String, ECKey> peers() {
        return peers(publicKeys);
    }

    private static Optional<ECPrivateKey> own(@Nullable String privateKey) {
        return Optional.ofNullable(privateKey)
                .filter(text -> !text.isBlank())
                .map(text -> EcKeys.readPrivate(PREFIX + "private-key", text));
    }

    private static Map<String, ECKey> peers(Map<String, String> publicKeys) {
        Map<String, ECKey> peers = new TreeMap<>();
        publicKeys.forEach((name, text) -> {
            if (!text.isBlank()) {
                String property = PREFIX + "public-keys." + name;
                peers.put(name, EcKeys.readPublic(property, name, text));
            }
        });
        return Map.copyOf(peers);
    }

    @Override
    public String toString() {
        return "ServiceKeysProperties[" + publicKeys + "]";
    }
}
