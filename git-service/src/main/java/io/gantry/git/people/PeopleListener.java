package io.gantry.git.people;

import io.gantry.contracts.events.Envelope;
import io.gantry.contracts.events.Topic;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.IdentityEvent;
import io.gantry.contracts.identity.IdentityEvent.AccessRefused;
import io.gantry.contracts.identity.IdentityEvent.ApiKeyCreated;
import io.gantry.contracts.identity.IdentityEvent.ApiKeyDeleted;
import io.gantry.contracts.identity.IdentityEvent.GroupCreated;
import io.gantry.contracts.identity.IdentityEvent.GroupDeleted;
import io.gantry.contracts.identity.IdentityEvent.GroupUpdated;
import io.gantry.contracts.identity.IdentityEvent.LoggedIn;
import io.gantry.contracts.identity.IdentityEvent.LoggedOut;
import io.gantry.contracts.identity.IdentityEvent.LoginRefused;
import io.gantry.contracts.identity.IdentityEvent.PasswordChanged;
import io.gantry.contracts.identity.IdentityEvent.UserCreated;
import io.gantry.contracts.identity.IdentityEvent.UserDeleted;
import io.gantry.contracts.identity.IdentityEvent.UserUpdated;
import io.gantry.contracts.identity.Role;
import io.gantry.events.EventReader;
import io.gantry.git.authorizedkeys.AuthorizedKeys;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps the copy of the portal's users, each of whom is a user of git too. */
@Component
class PeopleListener {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EventReader reader;
    private final PeopleService people;
    private final AuthorizedKeys export;

    PeopleListener(EventReader reader, PeopleService people, AuthorizedKeys export) {
        this.reader = reader;
        this.people = people;
        this.export = export;
    }

    @KafkaListener(topics = Topic.Names.IDENTITY)
    void on(ConsumerRecord<String, byte[]> message) {
        reader.read(message, IdentityEvent.class)
                .ifPresent(delivery ->
                        keep(delivery.event(), actor(delivery.envelope())).block(PATIENCE));
    }

    /** What keys, passwords and sessions do says nothing of the user himself. */
    private Mono<Void> keep(IdentityEvent event, Actor actor) {
        return switch (event) {
            case UserCreated e -> people.put(e.aggregate(), e.after(), e.sequence(), actor);
            case UserUpdated e -> people.put(e.aggregate(), e.after(), e.sequence(), actor);
            case UserDeleted e ->
                    people.remove(e.aggregate(), e.before(), e.sequence(), actor)
                            .then(export.write());
            case GroupCreated e -> people.putGroup(e.aggregate(), e.after(), e.sequence());
            case GroupUpdated e -> people.putGroup(e.aggregate(), e.after(), e.sequence());
            case GroupDeleted e -> people.removeGroup(e.aggregate(), e.before(), e.sequence());
            case PasswordChanged _,
                    LoggedIn _,
                    LoggedOut _,
                    LoginRefused _,
                    AccessRefused _,
                    ApiKeyCreated _,
                    ApiKeyDeleted _ ->
                    Mono.empty();
        };
    }

    /** The actor, without any right: what he did was allowed where he did it. */
    private static Actor actor(Envelope envelope) {
        return new Actor(
                envelope.actor(),
                Role.VIEWER,
                Set.of(),
                envelope.source(),
                envelope.address(),
                envelope.requestId());
    }
}
