package io.gantry.git.people;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.GroupState;
import io.gantry.contracts.identity.UserState;
import io.gantry.git.users.UserService;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Lets users of git follow those of the portal: one name is one person. */
@Service
class PeopleService {
    private final People people;
    private final UserService users;

    PeopleService(People people, UserService users) {
        this.people = people;
        this.users = users;
    }

    @Transactional
    Mono<Void> put(UUID id, UserState state, long sequence, Actor actor) {
        return people.put(id, state, false, sequence)
                .filter(news -> news)
                .flatMap(_ -> users.join(state.username(), actor));
    }

    /** With him go his keys and his name in every repository. */
    @Transactional
    Mono<Void> remove(UUID id, UserState state, long sequence, Actor actor) {
        return people.put(id, state, true, sequence)
                .filter(news -> news)
                .flatMap(_ -> users.leave(state.username(), actor));
    }

    Mono<Void> putGroup(UUID id, GroupState state, long sequence) {
        return people.putGroup(id, state, false, sequence).then();
    }

    @Transactional
    Mono<Void> removeGroup(UUID id, GroupState state, long sequence) {
        return people.putGroup(id, state, true, sequence)
                .filter(news -> news)
                .flatMap(_ -> people.empty(state.name()));
    }
}
