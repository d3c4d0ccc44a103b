package io.gantry.git.people;

import static io.gantry.git.GitError.REPOSITORY_NOT_FOUND;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.contracts.identity.Source;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Who people are now, by the gateway's word alone: what Kafka brings may be late. Each answer
 * carries the moment at which it was asked for, and is good for two seconds after it; without one
 * nobody is let in by a key.
 */
@Service
public class Portal {
    private static final int REMEMBERED = 10_000;

    private final Cache<String, Heard> heard;
    private final PortalClient client;
    private final People copy;
    private final PortalProperties properties;
    private final Clock clock;

    Portal(PortalClient client, People copy, PortalProperties properties, Clock clock) {
        this.client = client;
        this.copy = copy;
        this.properties = properties;
        this.clock = clock;
        this.heard =
                Caffeine.newBuilder()
                        .maximumSize(REMEMBERED)
                        .expireAfterWrite(properties.heartbeat())
                        .build();
    }

    /**
     * Who comes with a key of that user's. Empty if he may not come in: he is disabled, or was
     * removed and we have not heard of it by Kafka. One whom the portal never knew is let in, with
     * no role and no groups: a user of git alone.
     */
    public Mono<Person> present(String name) {
        return find(name)
                .switchIfEmpty(Mono.defer(() -> ofGitAlone(name)))
                .filter(person -> !person.disabled());
    }

    /** The person as the portal has him; empty if it has none of that name. */
    public Mono<Person> find(String name) {
        Heard last = heard.getIfPresent(name);
        return last != null && last.isGoodAt(clock.instant(), properties)
                ? Mono.justOrEmpty(last.person())
                : ask(name);
    }

    /**
     * The actor as he is now, who was let in some time ago: never with more rights than he had
     * then, by whatever he has shown. An error if he may not come in any more.
     */
    public Mono<Actor> current(Actor actor) {
        boolean byKey = actor.source() == Source.SSH;
        return (byKey ? present(actor.name()) : find(actor.name()).filter(now -> !now.disabled()))
                .switchIfEmpty(REPOSITORY_NOT_FOUND.error())
                .map(now -> limited(actor, now));
    }

    private static Actor limited(Actor then, Person now) {
        Role role = now.role().includes(then.role()) ? then.role() : now.role();
        return new Actor(
                then.name(), role, now.groups(), then.source(), then.address(), then.requestId());
    }

    private Mono<Person> ofGitAlone(String name) {
        return copy.find(name)
                .hasElement()
                .filter(wasThere -> !wasThere)
                .map(_ -> Person.unknown(name));
    }

    private Mono<Person> ask(String name) {
        return Mono.defer(() -> {
            Instant asked = clock.instant();
            return client.ask(name)
                    .map(Optional::of)
                    .defaultIfEmpty(Optional.empty())
                    .doOnNext(answer -> heard.put(name, new Heard(answer, asked)))
                    .flatMap(Mono::justOrEmpty);
        });
    }

    private record Heard(Optional<Person> person, Instant asked) {
        boolean isGoodAt(Instant now, PortalProperties properties) {
            return now.isBefore(asked.plus(properties.heartbeat()));
        }
    }
}
