package io.gantry.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.web.errors.ApiException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RateLimitsTest {
    private static final Duration ANY = Duration.ofSeconds(60);

    @Test
    void hasDefaultsOfTheContract() {
        LimitsProperties bound =
                new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("gantry.limits", Bindable.of(LimitsProperties.class));
        assertThat(bound).isEqualTo(new LimitsProperties(50, 200, ANY, ANY));
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> properties(0, 200));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> properties(50, 49))
                .withMessageContaining("50 and 49");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LimitsProperties(50, 200, Duration.ZERO, ANY));
    }

    @Test
    void answersABurstAndThenSaysHowLongToWait() {
        RateLimits limits = new RateLimits(properties(1, 5));
        assertThat(granted(limits, "alice")).isEqualTo(5);
        assertThatThrownBy(() -> limits.take("alice"))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> {
                            assertThat(refused.status().value()).isEqualTo(429);
                            assertThat(refused.sentence())
                                    .isEqualTo(
                                            "too many requests, at most 1 a second and 5 at once are answered");
                            assertThat(refused.retryAfter())
                                    .isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
                        });
    }

    @Test
    void countsEachCallerForHimself() {
        RateLimits limits = new RateLimits(properties(1, 5));
        granted(limits, "alice");
        assertThat(granted(limits, "bob")).isEqualTo(5);
    }

    @Test
    void grantsItsPartOfTheLimitAmongSeveralGateways() {
        RateLimits limits = new RateLimits(properties(1, 6));
        limits.shareAmong(3);
        assertThat(granted(limits, "alice")).isEqualTo(2);
    }

    @Test
    void takesFromThoseWhoAskedBeforeWhenAGatewayJoins() {
        RateLimits limits = new RateLimits(properties(1, 6));
        limits.take("alice");
        limits.take("alice");
        limits.shareAmong(2);
        assertThat(granted(limits, "alice")).isEqualTo(2);
    }

    private static int granted(RateLimits limits, String caller) {
        int granted = 0;
        try {
            while (granted < 1_000) {
                limits.take(caller);
                granted++;
            }
        } catch (ApiException _) {
            return granted;
        }
        return granted;
    }

    private static LimitsProperties properties(int perSecond, int burst) {
        return new LimitsProperties(perSecond, burst, ANY, ANY);
    }
}
