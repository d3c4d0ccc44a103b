package io.gantry.web.security;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.contracts.identity.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a JWT says of the user who asks: a request id is not part of it. */
record ActorClaims(
        String name,
        Role role,
        Set<String> groups,
        Source source,
        @Nullable String address,
        @Nullable String proof) {
    ActorClaims {
        groups = Set.copyOf(groups);
    }

    static ActorClaims of(Actor actor) {
        return new ActorClaims(
                actor.name(),
                actor.role(),
                actor.groups(),
                actor.source(),
                actor.address(),
                null); // what a service does for him may outlive what he has shown
    }

    /** Reads {@link #asMap}; throws {@link IllegalArgumentException} if something is missing. */
    static ActorClaims read(@Nullable Object name, Map<String, ?> claims) {
        if (!(name instanceof String user) || user.isEmpty()) {
            throw new IllegalArgumentException("no user is named");
        }
        return new ActorClaims(
                user,
                Role.of(text(claims, Claims.ROLE)),
                groups(claims.get(Claims.GROUPS)),
                Source.of(text(claims, Claims.SOURCE)),
                claims.get(Claims.ADDRESS) instanceof String address ? address : null,
                claims.get(Claims.PROOF) instanceof String proof ? proof : null);
    }

    private static String text(Map<String, ?> claims, String name) {
        if (claims.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("claim " + name + " is missing");
    }

    private static Set<String> groups(@Nullable Object claim) {
        return claim instanceof List<?> list
                ? list.stream().map(Objects::toString).collect(Collectors.toSet())
                : Set.of();
    }

    Map<String, Object> asMap() {
        Map<String, Object> claims = new HashMap<>();
        claims.put(Claims.NAME, name);
        claims.put(Claims.ROLE, role.text());
        claims.put(Claims.GROUPS, List.copyOf(new TreeSet<>(groups)));
        claims.put(Claims.SOURCE, source.text());
        if (address != null) {
            claims.put(Claims.ADDRESS, address);
        }
        return claims;
    }

    Actor actor(String requestId) {
        return new Actor(name, role, groups, source, address, requestId, proof);
    }
}
