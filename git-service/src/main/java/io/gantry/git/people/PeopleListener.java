package io.gantry.git.people;

import io.gantry.contracts.events.Envelope;
import io.gantry.contracts.events.Topic;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.IdentityEvent;
import io.gantry.contracts.identity.IdentityEvent.LoggedIn;
import io.gantry.contracts.identity.IdentityEvent.LoggedOut;
import io.gantry.contracts.identity.IdentityEvent.UserCreated;
import io.gantry.contracts.identity.Role;
import io.gantry.events.Delivery;
import io.gantry.events.EventReader;
import io.gantry.git.users.UserService;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps the copy of the portal's users, each of whom is a user of git too. */
@Component
class PeopleListener {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EventReader reader;
    private final People people;
    private final UserService users;

    PeopleListener(EventReader reader, People people, UserService users) {
        this.reader = reader;
        this.people = people;
        this.users = users;
    }

    @KafkaListener(topics = Topic.Names.IDENTITY)
    void on(ConsumerRecord<String, byte[]> message) {
        reader.read(message, IdentityEvent.class).ifPresent(this::keep);
    }

    private void keep(Delivery<IdentityEvent> delivery) {
        switch (delivery.event()) {
            case UserCreated created -> join(created, delivery.envelope());
            case LoggedIn _, LoggedOut _ -> {
                // says nothing of the user himself
            }
        }
    }

    private void join(UserCreated created, Envelope envelope) {
        Person person = new Person(created.username(), created.role());
        people.put(person, created.sequence())
                .then(users.join(created.username(), actor(envelope)))
                .block(PATIENCE);
    }

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
