package io.gantry.gateway.groups;

import io.gantry.contracts.identity.Actor;
import io.gantry.web.paging.Listing;
import io.gantry.web.paging.Page;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The groups and who is in them, for administrators; an API key may only read. */
@RestController
@RequestMapping(GroupController.PATH)
class GroupController {
    static final String PATH = "/api/v1/groups";
    private final GroupService groups;
    private final MembershipService memberships;

    GroupController(GroupService groups, MembershipService memberships) {
        this.groups = groups;
        this.memberships = memberships;
    }

    /** 200 with the groups by name; {@code limit}, {@code cursor}, {@code count} page them. */
    @GetMapping
    Mono<Listing<Group>> list(Page page) {
        return groups.list(page);
    }

    /** Makes a group: 201 with it; 400 if a field breaks its rule, 409 if the name is taken. */
    @PostMapping
    Mono<ResponseEntity<Group>> create(@RequestBody CreateGroup request, Actor actor) {
        return groups.create(request, actor)
                .map(group ->
                        ResponseEntity.created(URI.create(PATH + "/" + group.name())).body(group));
    }

    /** 200 with the group and its members, 404 if there is none of that name. */
    @GetMapping("/{name}")
    Mono<GroupMembers> get(@PathVariable String name) {
        return groups.get(name);
    }

    /**
     * Changes the fields that are given: 200 with the group; 404 if there is none of that name, 409
     * if nobody would be administrator any more.
     */
    @PutMapping("/{name}")
    Mono<Group> change(@PathVariable String name, @RequestBody ChangeGroup request, Actor actor) {
        return groups.change(name, request, actor);
    }

    /** Removes the group: 204; 404 and 409 as above. */
    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(@PathVariable String name, Actor actor) {
        return groups.delete(name, actor);
    }

    /**
     * Puts the user into the group: 204, also if he is there; 404 if one of them is not, 409 if he
     * is in as many as there may be.
     */
    @PutMapping("/{name}/members/{username}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> add(@PathVariable String name, @PathVariable String username, Actor actor) {
        return memberships.add(name, username, actor);
    }

    /**
     * Takes back that an administrator put the user into the group: 204; 404 if none has, 409 if
     * nobody would be administrator any more. What OpenID Connect says stays.
     */
    @DeleteMapping("/{name}/members/{username}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@PathVariable String name, @PathVariable String username, Actor actor) {
        return memberships.remove(name, username, actor);
    }
}
