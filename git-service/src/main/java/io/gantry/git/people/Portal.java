package io.gantry.git.people;

import static io.gantry.git.GitError.REPOSITORY_NOT_FOUND;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.contracts.identity.Source;
import io.gantry.git.users.Keys;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    private final Cache<Question, Heard> heard;
    private final PortalClient client;
    private final People copy;
    private final Keys keys;
    private final PortalProperties properties;
    private final Clock clock;

    Portal(PortalClient client, People copy, Keys keys, PortalProperties properties, Clock clock) {
        this.client = client;
        this.copy = copy;
        this.keys = keys;
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
        return find(new Question(name, null));
    }

    private Mono<Person> find(Question question) {
        Heard last = heard.getIfPresent(question);
        return last != null && last.isGoodAt(clock.instant(), properties)
                ? Mono.justOrEmpty(last.person())
                : ask(question);
    }

    /**
     * The actor as he is now, who was let in some time ago: never with more rights than he had
     * then, by whatever he has shown. An error if he may not come in any more, or by that.
     */
    public Mono<Actor> current(Actor actor) {
        return (actor.source() == Source.SSH ? presentByKey(actor) : presentByProof(actor))
                .switchIfEmpty(REPOSITORY_NOT_FOUND.error())
                .map(now -> limited(actor, now));
    }

    private Mono<Person> presentByKey(Actor actor) {
        String fingerprint = actor.proof();
        if (fingerprint == null) {
            return present(actor.name());
        }
        return keys.owner(fingerprint)
                .filter(owner -> owner.username().equalsIgnoreCase(actor.name()))
                .flatMap(_ -> present(actor.name()));
    }

    private Mono<Person> presentByProof(Actor actor) {
        return find(new Question(actor.name(), actor.proof())).filter(now -> !now.disabled());
    }

    private static Actor limited(Actor then, Person now) {
        Role role = now.role().includes(then.role()) ? then.role() : now.role();
        return new Actor(
                then.name(),
                role,
                now.groups(),
                then.source(),
                then.address(),
                then.requestId(),
                then.proof());
    }

    private Mono<Person> ofGitAlone(String name) {
        return copy.find(name)
                .hasElement()
                .filter(wasThere -> !wasThere)
                .map(_ -> Person.unknown(name));
    }

    private Mono<Person> ask(Question question) {
        return Mono.defer(() -> {
            Instant asked = clock.instant();
            return client.ask(question.name(), question.proof())
                    .map(Optional::of)
                    .defaultIfEmpty(Optional.empty())
                    .doOnNext(answer -> heard.put(question, new Heard(answer, asked)))
                    .flatMap(Mono::justOrEmpty);
        });
    }

    /**
     * What the gateway is asked.
     *
     * @param proof what somebody of that name has shown it, and must hold still
     */
    private record Question(String name, @Nullable String proof) {}

    private record Heard(Optional<Person> person, Instant asked) {
        boolean isGoodAt(Instant now, PortalProperties properties) {
            return now.isBefore(asked.plus(properties.heartbeat()));
        }
    }
}
