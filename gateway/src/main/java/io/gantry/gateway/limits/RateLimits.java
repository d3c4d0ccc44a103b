package io.gantry.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gantry.gateway.GatewayError;
import io.gantry.gateway.requests.Client;
import io.gantry.web.errors.ApiException;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Counts requests in memory: each of the live gateways grants its part of the limit.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Token_bucket">Token bucket</a>
 */
@Component
public class RateLimits {
    private static final int REMEMBERED = 100_000;

    private final Cache<String, Bucket> buckets;
    private final LimitsProperties properties;
    private volatile BucketConfiguration share;

    RateLimits(LimitsProperties properties) {
        this.properties = properties;
        Duration toFill =
                Duration.ofSeconds(1 + properties.burst() / properties.requestsPerSecond());
        buckets = Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterAccess(toFill).build();
        share = shareOf(1);
    }

    /** Takes one request of that caller; throws 429 with the time to wait if he has none left. */
    public void take(String caller) {
        Bucket bucket = buckets.get(caller, _ -> newBucket());
        if (bucket.tryConsume(1)) {
            return;
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw exceeded(probe.getNanosToWaitForRefill());
        }
    }

    /** The same of an address, whoever asks there. */
    public void take(Client client) {
        take(key(client));
    }

    /** Throws 429 if that address has no request left, and takes none. */
    public void requireLeft(Client client) {
        Bucket bucket = buckets.getIfPresent(key(client));
        if (bucket == null) {
            return;
        }
        EstimationProbe probe = bucket.estimateAbilityToConsume(1);
        if (!probe.canBeConsumed()) {
            throw exceeded(probe.getNanosToWaitForRefill());
        }
    }

    /** No user has such a name, as they have no slash. */
    private static String key(Client client) {
        return "/" + client.address();
    }

    private ApiException exceeded(long nanosToWait) {
        return GatewayError.RATE_EXCEEDED.exceptionUntil(
                Duration.ofNanos(nanosToWait), properties.requestsPerSecond(), properties.burst());
    }

    /** Grants from now on what one of so many gateways may grant. */
    void shareAmong(int gateways) {
        BucketConfiguration changed = shareOf(gateways);
        if (changed.equals(share)) {
            return;
        }
        share = changed;
        buckets.asMap()
                .values()
                .forEach(bucket ->
                        bucket.replaceConfiguration(
                                changed, TokensInheritanceStrategy.PROPORTIONALLY));
    }

    private Bucket newBucket() {
        Bandwidth bandwidth = share.getBandwidths()[0];
        return Bucket.builder().addLimit(bandwidth).build();
    }

    private BucketConfiguration shareOf(int gateways) {
        int burst = Math.ceilDiv(properties.burst(), gateways);
        Duration seconds = Duration.ofSeconds(gateways);
        return BucketConfiguration.builder()
                .addLimit(
                        Bandwidth.builder()
                                .capacity(burst)
                                .refillGreedy(properties.requestsPerSecond(), seconds)
                                .build())
                .build();
    }
}
