package io.gantry.git.users;

import static io.gantry.git.GitError.JSON_INVALID;

import io.gantry.contracts.identity.Actor;
import io.gantry.git.authorizedkeys.AuthorizedKeys;
import io.gantry.git.wire.JsonBody;
import io.gantry.git.wire.JsonFault;
import io.gantry.git.wire.Plain;
import io.gantry.git.wire.RawBody;
import java.util.Map;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys of a user, for himself and admins. All answer 404 {@code user not found} and 403 to
 * somebody else.
 */
@RestController
@RequestMapping("/user/{user}")
class KeyController {
    private final KeyService keys;
    private final AuthorizedKeys export;

    KeyController(KeyService keys, AuthorizedKeys export) {
        this.keys = keys;
        this.export = export;
    }

    /**
     * Adds keys, all or none: takes {@code {name: line}}; 400 {@code A key is needed} or {@code
     * Invalid key}, 409 {@code Key already exists.}.
     */
    @PostMapping("/key")
    Mono<Plain> add(@PathVariable String user, RawBody body, Actor actor) {
        return keys.add(user, read(body), actor)
                .then(export.write())
                .thenReturn(new Plain("Key(s) successfully created"));
    }

    /**
     * Puts another key under the name; the body is the line itself. 400 {@code Invalid key}, 404
     * {@code Key not found}, 409 {@code Key already exists.}.
     */
    @PutMapping("/key/{key}")
    Mono<Plain> replace(
            @PathVariable String user, @PathVariable String key, RawBody body, Actor actor) {
        return keys.replace(user, key, body.text(), actor)
                .then(export.write())
                .thenReturn(new Plain("Key %s successfully updated!".formatted(quoted(key))));
    }

    /** Removes the key; 404 {@code Key not found}. */
    @DeleteMapping("/key/{key}")
    Mono<Plain> remove(@PathVariable String user, @PathVariable String key, Actor actor) {
        return keys.remove(user, key, actor)
                .then(export.write())
                .thenReturn(new Plain("Key \"%s\" successfully removed".formatted(key)));
    }

    /** The keys as {@code {name: "type base64 comment"}}. */
    @GetMapping("/keys")
    Mono<Map<String, String>> list(@PathVariable String user, Actor actor) {
        return keys.list(user, actor);
    }

    private static Map<String, String> read(RawBody body) {
        try {
            return JsonBody.exact(body, "map[string]string").allTexts();
        } catch (JsonFault e) {
            throw JSON_INVALID.exception(e.sentence());
        }
    }

    private static String quoted(String key) {
        return JsonMapper.shared().writeValueAsString(key);
    }
}
