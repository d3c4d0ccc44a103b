package io.gantry.gateway.apikeys;

import io.gantry.gateway.callers.Caller;
import io.gantry.gateway.requests.Client;
import io.gantry.web.paging.Listing;
import io.gantry.web.paging.Page;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** One's own API keys; a key itself is refused. */
@RestController
@RequestMapping(ApiKeyController.PATH)
class ApiKeyController {
    static final String PATH = "/api/v1/auth/apikeys";
    private final ApiKeyService keys;

    ApiKeyController(ApiKeyService keys) {
        this.keys = keys;
    }

    /** 200 with one's keys by name; {@code limit}, {@code cursor}, {@code count} page them. */
    @GetMapping
    Mono<Listing<ApiKey>> list(Caller caller, Page page) {
        return keys.list(caller.user(), page);
    }

    /**
     * Makes a key: 201 {@code {id, name, role, createdAt, expiresAt, key}}, the only time that it
     * is shown; 400 if a field breaks its rule, 403 if the role is above one's own, 409 if one has
     * a key of that name or as many as there may be.
     */
    @PostMapping
    Mono<ResponseEntity<NewApiKey>> create(
            @RequestBody CreateApiKey request, Caller caller, Client client) {
        return keys.create(request, caller, client)
                .map(key ->
                        ResponseEntity.created(URI.create(PATH + "/" + key.id())).body(key));
    }

    /** Ends the key: 204; 404 if it is none of one's own. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(@PathVariable String id, Caller caller, Client client) {
        return keys.delete(id, caller, client);
    }
}
