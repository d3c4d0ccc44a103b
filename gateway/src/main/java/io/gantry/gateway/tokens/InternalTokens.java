package io.gantry.gateway.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTClaimsSet;
import io.gantry.web.security.Claims;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The JWTs by which services know who asks. */
@Component
public class InternalTokens {
    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final Duration REUSED_FOR = Duration.ofSeconds(30);
    private static final int REMEMBERED = 10_000;

    private final Cache<Grant, String> issued =
            Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(REUSED_FOR).build();
    private final SigningKeys keys;
    private final Clock clock;

    InternalTokens(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A JWT that says so and lives for half a minute at least. */
    public Mono<String> issue(Grant grant) {
        return keys.current().map(key -> issued.get(grant, asked -> key.sign(claims(asked))));
    }

    private JWTClaimsSet claims(Grant grant) {
        return new JWTClaimsSet.Builder()
                .issuer(Claims.ISSUER)
                .subject(grant.subject())
                .audience(grant.audience())
                .claim(Claims.ROLE, grant.role().text())
                .claim(Claims.GROUPS, List.copyOf(grant.groups()))
                .claim(Claims.SOURCE, grant.source().text())
                .claim(Claims.ADDRESS, grant.address())
                .claim(Claims.PROOF, grant.proof())
                .expirationTime(Date.from(clock.instant().plus(LIFE)))
                .build();
    }
}
