package io.gantry.gateway.apikeys;

import static io.gantry.gateway.GatewayError.API_KEYS_FULL;
import static io.gantry.gateway.GatewayError.API_KEY_EXISTS;
import static io.gantry.gateway.GatewayError.API_KEY_NOT_FOUND;
import static io.gantry.gateway.GatewayError.API_KEY_ROLE;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.IdentityEvent.ApiKeyCreated;
import io.gantry.contracts.identity.IdentityEvent.ApiKeyDeleted;
import io.gantry.events.Outbox;
import io.gantry.gateway.callers.Caller;
import io.gantry.gateway.callers.Token;
import io.gantry.gateway.requests.Client;
import io.gantry.gateway.users.User;
import io.gantry.gateway.users.Users;
import io.gantry.web.paging.Listing;
import io.gantry.web.paging.Page;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** The rules for making and ending keys. */
@Service
class ApiKeyService {
    private final ApiKeys keys;
    private final Users users;
    private final ApiKeyProperties properties;
    private final Outbox outbox;
    private final Clock clock;

    ApiKeyService(
            ApiKeys keys, Users users, ApiKeyProperties properties, Outbox outbox, Clock clock) {
        this.keys = keys;
        this.users = users;
        this.properties = properties;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<Listing<ApiKey>> list(User user, Page page) {
        return Listing.of(
                page,
                page.after(1),
                (after, most) -> keys.list(user, after, most),
                key -> List.of(key.name()),
                keys.count(user));
    }

    /** The maker is locked, so that two requests do not both take the last place. */
    @Transactional
    Mono<NewApiKey> create(CreateApiKey request, Caller caller, Client client) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        request.check(now);
        if (!caller.role().includes(request.role())) {
            return API_KEY_ROLE.error(request.role().text(), caller.role().text());
        }
        ApiKey key =
                new ApiKey(
                        UUID.randomUUID(),
                        request.name(),
                        request.role(),
                        now,
                        request.expiresAt());
        return users.lock(caller.user().username())
                .then(keys.count(caller.user()))
                .filter(count -> count < properties.perUser())
                .switchIfEmpty(API_KEYS_FULL.error(properties.perUser()))
                .then(insert(key, caller.user(), caller.actingThrough(client)));
    }

    private Mono<NewApiKey> insert(ApiKey key, User maker, Actor actor) {
        Token token = Token.random(Token.Kind.API_KEY);
        return keys.insert(key, token.hash(), maker)
                .switchIfEmpty(API_KEY_EXISTS.error(key.name()))
                .map(sequence -> new ApiKeyCreated(key.id(), sequence, key.state(maker)))
                .flatMap(event -> outbox.append(event, actor))
                .thenReturn(NewApiKey.of(key, token));
    }

    @Transactional
    Mono<Void> delete(String id, Caller caller, Client client) {
        User maker = caller.user();
        return find(id, maker)
                .flatMap(key ->
                        keys.delete(key)
                                .map(sequence ->
                                        new ApiKeyDeleted(key.id(), sequence, key.state(maker))))
                .flatMap(event -> outbox.append(event, caller.actingThrough(client)));
    }

    private Mono<ApiKey> find(String id, User maker) {
        return Mono.fromCallable(() -> UUID.fromString(id))
                .onErrorMap(IllegalArgumentException.class, _ -> API_KEY_NOT_FOUND.exception(id))
                .flatMap(uuid -> keys.find(maker, uuid))
                .switchIfEmpty(API_KEY_NOT_FOUND.error(id));
    }
}
