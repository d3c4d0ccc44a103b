package io.gantry.gateway.users;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The users who may come in, as the database had them less than a second ago. */
@Component
public class Credentials {
    /** Together with a second between two questions less than the two that a change may take. */
    public static final Duration TRUSTED_FOR = Duration.ofMillis(900);

    private static final int REMEMBERED = 10_000;
    private final AsyncCache<String, Optional<Credential>> read =
            Caffeine.newBuilder()
                    .maximumSize(REMEMBERED)
                    .expireAfterWrite(TRUSTED_FOR)
                    .buildAsync();
    private final Users users;

    Credentials(Users users) {
        this.users = users;
    }

    /** The user of that name; empty if there is none or he is disabled. */
    public Mono<Credential> find(String username) {
        if (!UserRules.isUsername(username)) {
            return Mono.empty();
        }
        // Those who ask at the same time share a reading, so none of them may cancel it.
        boolean uncancelled = true;
        return Mono.fromFuture(
                        () -> read.get(key(username), (name, _) -> load(name).toFuture()),
                        uncancelled)
                .flatMap(Mono::justOrEmpty);
    }

    /** The same as he is at this moment. */
    public Mono<Credential> read(String username) {
        return UserRules.isUsername(username)
                ? users.findCredential(username).filter(found -> !found.user().disabled())
                : Mono.empty(); // nobody's name: the database need not see it
    }

    /** Reads him anew when next asked. */
    public void forget(String username) {
        read.synchronous().invalidate(key(username));
    }

    private Mono<Optional<Credential>> load(String username) {
        return read(username).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private static String key(String username) {
        return username.toLowerCase(Locale.ROOT);
    }
}
