package io.gantry.git.users;

import static io.gantry.git.GitError.USER_JSON_INVALID;

import io.gantry.contracts.identity.Actor;
import io.gantry.git.authorizedkeys.AuthorizedKeys;
import io.gantry.git.wire.JsonBody;
import io.gantry.git.wire.JsonFault;
import io.gantry.git.wire.Plain;
import io.gantry.git.wire.RawBody;
import io.gantry.web.errors.WebError;
import io.gantry.web.paging.Listing;
import io.gantry.web.paging.Page;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Makes, lists and removes users of git, as the API reference of the first git server says. */
@RestController
@RequestMapping("/user")
class UserController {
    private final UserService users;
    private final AuthorizedKeys export;

    UserController(UserService users, AuthorizedKeys export) {
        this.users = users;
        this.export = export;
    }

    /**
     * Takes {@code {"name", "keys": {name: line}}}; 400 {@code username is not valid} or {@code
     * Invalid key}, 409 {@code user already exists} or {@code Key already exists.}. Role admin.
     */
    @PostMapping
    Mono<Plain> create(RawBody body, Actor actor) {
        NewUser user = read(body);
        return users.create(user.name(), user.keys(), actor)
                .then(export.write())
                .thenReturn(new Plain("User \"%s\" successfully created\n".formatted(user.name())));
    }

    /**
     * Removes the user, his keys and his name in repositories; 404 {@code user not found}, 409 if
     * some repository would be left without a user. Role admin.
     */
    @DeleteMapping("/{user}")
    Mono<Plain> remove(@PathVariable String user, Actor actor) {
        return users.remove(user, actor)
                .then(export.write())
                .thenReturn(new Plain("User \"%s\" successfully removed\n".formatted(user)));
    }

    /** Users by name: {@code [{"name"}]}, for everybody who is signed in. */
    @GetMapping
    Mono<Listing<UserView>> list(Page page, Actor actor) {
        if (actor.isAnonymous()) {
            return WebError.UNAUTHENTICATED.error();
        }
        Integer limit = page.limit();
        int most = limit == null ? Integer.MAX_VALUE : limit + 1;
        return Listing.of(
                page, users.list(page.after(1), most), user -> List.of(user.name()), users.count());
    }

    private static NewUser read(RawBody body) {
        try {
            JsonBody json = JsonBody.ignoringCase(body, "api.jsonUser");
            String name = json.text("name");
            return new NewUser(name == null ? "" : name, json.texts("keys"));
        } catch (JsonFault e) {
            throw USER_JSON_INVALID.exception(e.sentence());
        }
    }

    private record NewUser(String name, Map<String, String> keys) {}
}
