package io.gantry.gateway.users;

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

/** The users, for administrators; an API key is refused whatever its role. */
@RestController
@RequestMapping(UserController.PATH)
class UserController {
    static final String PATH = "/api/v1/auth/users";
    private final UserService users;

    UserController(UserService users) {
        this.users = users;
    }

    /** 200 with the users by name; {@code limit}, {@code cursor}, {@code count} page them. */
    @GetMapping
    Mono<Listing<User>> list(Page page) {
        return users.list(page);
    }

    /**
     * Makes a user: 201 with him and his {@code Location}; 400 if a field breaks its rule, 409 if
     * somebody has that name in whatever case.
     */
    @PostMapping
    Mono<ResponseEntity<User>> create(@RequestBody CreateUser request, Actor actor) {
        return users.create(request, actor)
                .map(user ->
                        ResponseEntity.created(URI.create(PATH + "/" + user.username()))
                                .body(user));
    }

    /** 200 with the user, 404 if nobody has that name. */
    @GetMapping("/{username}")
    Mono<User> get(@PathVariable String username) {
        return users.get(username);
    }

    /**
     * Changes the fields that are given: 200 with the user; 404 if nobody has that name, 409 if
     * nobody would be administrator any more.
     */
    @PutMapping("/{username}")
    Mono<User> change(
            @PathVariable String username, @RequestBody ChangeUser request, Actor actor) {
        return users.change(username, request, actor);
    }

    /**
     * Removes the user with his sessions, keys and memberships: 204; 404 if nobody has that name,
     * 409 if nobody would be administrator any more.
     */
    @DeleteMapping("/{username}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(@PathVariable String username, Actor actor) {
        return users.delete(username, actor);
    }
}
