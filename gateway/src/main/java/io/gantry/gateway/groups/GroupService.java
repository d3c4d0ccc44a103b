package io.gantry.gateway.groups;

import static io.gantry.gateway.GatewayError.GROUP_EXISTS;
import static io.gantry.gateway.GatewayError.GROUP_NOT_FOUND;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.IdentityEvent.GroupCreated;
import io.gantry.contracts.identity.IdentityEvent.GroupDeleted;
import io.gantry.contracts.identity.IdentityEvent.GroupUpdated;
import io.gantry.contracts.identity.Role;
import io.gantry.events.Outbox;
import io.gantry.gateway.users.Administrators;
import io.gantry.web.paging.Listing;
import io.gantry.web.paging.Page;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** The rules for changing groups. */
@Service
class GroupService {
    private final Groups groups;
    private final Memberships memberships;
    private final Administrators administrators;
    private final Outbox outbox;
    private final Clock clock;

    GroupService(
            Groups groups,
            Memberships memberships,
            Administrators administrators,
            Outbox outbox,
            Clock clock) {
        this.groups = groups;
        this.memberships = memberships;
        this.administrators = administrators;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<Listing<Group>> list(Page page) {
        return Listing.of(
                page, page.after(1), groups::list, group -> List.of(group.name()), groups.count());
    }

    Mono<GroupMembers> get(String name) {
        return find(name)
                .flatMap(group ->
                        memberships.of(group).map(members -> GroupMembers.of(group, members)));
    }

    @Transactional
    Mono<Group> create(CreateGroup request, Actor actor) {
        actor.require(Role.ADMIN);
        Group group = request.group();
        return groups.insert(group, clock.instant())
                .switchIfEmpty(GROUP_EXISTS.error(group.name()))
                .map(sequence -> new GroupCreated(group.id(), sequence, group.state()))
                .flatMap(event -> outbox.append(event, actor))
                .thenReturn(group);
    }

    @Transactional
    Mono<Group> change(String name, ChangeGroup request, Actor actor) {
        actor.require(Role.ADMIN);
        return administrators
                .lock()
                .then(find(name))
                .flatMap(before -> save(before, request.applyTo(before), actor));
    }

    private Mono<Group> save(Group before, Group after, Actor actor) {
        if (after.equals(before)) {
            return Mono.just(before);
        }
        return groups.update(after)
                .map(sequence ->
                        new GroupUpdated(after.id(), sequence, before.state(), after.state()))
                .flatMap(event -> outbox.append(event, actor))
                .then(administrators.requireOne())
                .thenReturn(after);
    }

    @Transactional
    Mono<Void> delete(String name, Actor actor) {
        actor.require(Role.ADMIN);
        return administrators
                .lock()
                .then(find(name))
                .flatMap(group ->
                        groups.delete(group)
                                .map(sequence ->
                                        new GroupDeleted(group.id(), sequence, group.state())))
                .flatMap(event -> outbox.append(event, actor))
                .then(administrators.requireOne());
    }

    private Mono<Group> find(String name) {
        return groups.find(name).switchIfEmpty(GROUP_NOT_FOUND.error(name));
    }
}
