package io.gantry.gateway.oidc;

import static io.gantry.gateway.GatewayError.OIDC_NAME_TAKEN;

import io.gantry.gateway.routes.ServicesProperties;
import io.gantry.gateway.tokens.Grant;
import io.gantry.gateway.tokens.InternalTokens;
import io.gantry.web.errors.ApiException;
import io.gantry.web.errors.WebError;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Asks git-service which names are taken there. */
@Component
class GitUsersClient {
    private static final Logger log = LoggerFactory.getLogger(GitUsersClient.class);
    private static final String SERVICE = "git-service";
    private static final String ROUTE = "/internal/users/{name}";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final WebClient git;
    private final InternalTokens tokens;

    GitUsersClient(ServicesProperties services, InternalTokens tokens) {
        this.git = WebClient.create(services.git().toString());
        this.tokens = tokens;
    }

    /** 409 if a user of git has that name, in whatever case; 503 if git-service does not say. */
    Mono<Void> requireNone(String name) {
        return tokens.issue(Grant.ofGateway(SERVICE))
                .flatMap(token ->
                        git.get()
                                .uri(ROUTE, name)
                                .headers(headers -> headers.setBearerAuth(token))
                                .exchangeToMono(answer -> judge(name, answer)))
                .timeout(PATIENCE)
                .onErrorMap(e -> !(e instanceof ApiException), GitUsersClient::silence);
    }

    private static Mono<Void> judge(String name, ClientResponse answer) {
        if (answer.statusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
            return answer.releaseBody();
        }
        return answer.statusCode().isSameCodeAs(HttpStatus.OK)
                ? answer.releaseBody().then(OIDC_NAME_TAKEN.error(name))
                : answer.createError();
    }

    private static Throwable silence(Throwable e) {
        log.warn("git-service does not say whose a name is: {}", e.toString());
        return WebError.UNAVAILABLE.exception(SERVICE);
    }
}
