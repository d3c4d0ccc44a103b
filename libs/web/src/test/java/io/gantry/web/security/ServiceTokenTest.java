package io.gantry.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.contracts.identity.Source;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceTokenTest {
    private static final Instant NOON = Hands.NOON;

    private final Hands clock = new Hands();
    private final ServiceToken tokens =
            new ServiceToken("action-service", Keys.privateOf(Keys.onP256()), clock);

    @Test
    void namesItselfAndTheUserAndLivesForAMinute() throws ParseException {
        JWTClaimsSet claims =
                SignedJWT.parse(tokens.issue("git-service", actor("r1"))).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("action-service");
        assertThat(claims.getSubject()).isEqualTo("action-service");
        assertThat(claims.getAudience()).containsExactly("git-service");
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOON.plusSeconds(60)));
        assertThat(ActorClaims.read("alice", claims.getJSONObjectClaim("for")).actor("r1"))
                .isEqualTo(actor("r1"));
    }

    @Test
    void isReusedForTheSameUserAndServiceForHalfAMinute() {
        String first = tokens.issue("git-service", actor("r1"));
        assertThat(tokens.issue("git-service", actor("r2"))).isEqualTo(first);
        assertThat(tokens.issue("catalog-service", actor("r1"))).isNotEqualTo(first);
        clock.now = NOON.plusMillis(29_999);
        assertThat(tokens.issue("git-service", actor("r3"))).isEqualTo(first);
        clock.now = NOON.plusSeconds(30);
        assertThat(tokens.issue("git-service", actor("r4"))).isNotEqualTo(first);
    }

    private static Actor actor(String requestId) {
        return new Actor("alice", Role.VIEWER, Set.of("a", "b"), Source.UI, null, requestId);
    }
}
