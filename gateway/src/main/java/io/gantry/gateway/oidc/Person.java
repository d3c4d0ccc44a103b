package io.gantry.gateway.oidc;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Whom an ID token is about.
 *
 * @param username as the provider names him; it counts only for a user who is made
 * @param groups names that the claim lists; empty if no claim is configured
 */
record Person(
        String issuer,
        String subject,
        @Nullable String username,
        @Nullable String displayName,
        @Nullable String email,
        Optional<Set<String>> groups) {
    static Person of(Jwt token, OidcProperties properties) {
        return new Person(
                String.valueOf(token.getIssuer()),
                String.valueOf(token.getSubject()),
                text(token, properties.usernameClaim()),
                text(token, "name"),
                text(token, "email"),
                groups(token, properties.groupsClaim()));
    }

    private static @Nullable String text(Jwt token, String claim) {
        return token.getClaims().get(claim) instanceof String text ? text : null;
    }

    /** A claim that is absent says that there are none, as one that is empty does. */
    private static Optional<Set<String>> groups(Jwt token, String claim) {
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        Object value = token.getClaims().get(claim);
        Set<String> names = new HashSet<>();
        if (value instanceof List<?> list) {
            list.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .forEach(names::add);
        }
        if (value instanceof String single) {
            names.add(single);
        }
        return Optional.of(names);
    }
}
