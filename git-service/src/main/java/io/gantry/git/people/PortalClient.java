package io.gantry.git.people;

import static io.gantry.git.GitError.PORTAL_SILENT;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.contracts.identity.Source;
import io.gantry.web.security.ServiceToken;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException.NotFound;
import reactor.core.publisher.Mono;

/** Asks the gateway who somebody is at this moment. */
@Component
class PortalClient {
    private static final Logger log = LoggerFactory.getLogger(PortalClient.class);
    private static final String AUDIENCE = "gateway";
    private static final String ROUTE = "/internal/people/{name}";
    private static final String PROOF = "proof";

    private final WebClient gateway;
    private final PortalProperties properties;
    private final ServiceToken token;

    PortalClient(PortalProperties properties, ServiceToken token) {
        this.properties = properties;
        this.token = token;
        this.gateway = WebClient.create(properties.uri().toString());
    }

    /**
     * The person; empty if the portal has none of that name, or what he has shown it has ended; an
     * error if it does not say.
     */
    Mono<Person> ask(String name, @Nullable String proof) {
        return gateway.get()
                .uri(route ->
                        route.path(ROUTE)
                                .queryParamIfPresent(PROOF, Optional.ofNullable(proof))
                                .build(name))
                .headers(headers -> headers.setBearerAuth(token.issue(AUDIENCE, asking(name))))
                .retrieve()
                .bodyToMono(Answer.class)
                .timeout(properties.patience())
                .map(Answer::person)
                .onErrorResume(NotFound.class, _ -> Mono.empty())
                .onErrorMap(PortalClient::silence);
    }

    private static Throwable silence(Throwable e) {
        log.warn("The gateway does not say who somebody is: {}", e.toString());
        return PORTAL_SILENT.exception();
    }

    /** Everybody may ask who he is himself. */
    private static Actor asking(String name) {
        String request = UUID.randomUUID().toString();
        return new Actor(name, Role.VIEWER, Set.of(), Source.SSH, null, request);
    }

    /** As the gateway writes it. */
    record Answer(String username, Role role, Set<String> groups, boolean disabled) {
        Person person() {
            return new Person(username, role, groups, disabled);
        }
    }
}
