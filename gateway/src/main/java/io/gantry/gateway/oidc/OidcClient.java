package io.gantry.gateway.oidc;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.gantry.gateway.GatewayError;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Speaks with the provider, whose address is the administrator's choice and nobody else's. */
@Component
class OidcClient {
    private static final Logger log = LoggerFactory.getLogger(OidcClient.class);
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PROVIDER_TRUSTED_FOR = Duration.ofMinutes(10);
    private final OidcProperties properties;
    private final WebClient http;
    private final Mono<Known> known;

    OidcClient(OidcProperties properties) {
        this.properties = properties;
        this.http = WebClient.create();
        this.known =
                Mono.defer(this::discover)
                        .cache(_ -> PROVIDER_TRUSTED_FOR, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** The provider; 404 if there is none, 503 if it cannot be reached. */
    Mono<Provider> provider() {
        return known.map(Known::provider);
    }

    /** The verified ID token for that code; 401 if the provider or we refuse it. */
    Mono<Jwt> redeem(String code, SignIn signIn, URI callback) {
        return known.flatMap(known ->
                exchange(known.provider(), code, signIn, callback)
                        .flatMap(answer -> known.tokens().verify(answer.idToken(), signIn))
                        .timeout(PATIENCE.multipliedBy(2)) // its keys may have to be fetched
                        .onErrorMap(TimeoutException.class, e -> unavailable("keys", e)));
    }

    private Mono<Known> discover() {
        URI issuer = properties.issuer();
        if (issuer == null) {
            return GatewayError.OIDC_OFF.error();
        }
        String base = issuer.toString().replaceFirst("/$", "");
        return http.get()
                .uri(URI.create(base + DISCOVERY))
                .retrieve()
                .bodyToMono(Provider.class)
                .timeout(PATIENCE)
                .doOnNext(provider -> requireIssuer(provider, issuer))
                .map(provider -> new Known(provider, new IdTokens(provider, properties)))
                .onErrorMap(e -> unavailable("discovery", e));
    }

    private static void requireIssuer(Provider provider, URI issuer) {
        if (!issuer.toString().equals(provider.issuer())) {
            throw new IllegalStateException(
                    "gantry.oidc.issuer is %s, but the provider calls itself %s"
                            .formatted(issuer, provider.issuer()));
        }
    }

    private Mono<Answer> exchange(Provider provider, String code, SignIn signIn, URI callback) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "authorization_code");
        form.add("code", code);
        form.add("redirect_uri", callback.toString());
        form.add("code_verifier", signIn.verifier());
        if (properties.clientSecret().isEmpty()) {
            form.add("client_id", properties.clientId());
        }
        return http.post()
                .uri(provider.token())
                .headers(headers -> {
                    if (!properties.clientSecret().isEmpty()) {
                        headers.setBasicAuth(
                                encoded(properties.clientId()), encoded(properties.clientSecret()));
                    }
                })
                .body(BodyInserters.fromFormData(form))
                .exchangeToMono(answer ->
                        answer.statusCode().is4xxClientError()
                                ? answer.releaseBody()
                                        .then(
                                                GatewayError.OIDC_REFUSED.error(
                                                        "the code is not valid"))
                                : answer.bodyToMono(Answer.class))
                .timeout(PATIENCE)
                .onErrorMap(
                        e -> !GatewayError.OIDC_REFUSED.isCause(e), e -> unavailable("token", e));
    }

    /** As RFC 6749, section 2.3.1 has it. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Throwable unavailable(String what, Throwable cause) {
        log.warn("the OpenID provider's {} endpoint failed: {}", what, cause.toString());
        return GatewayError.OIDC_UNAVAILABLE.exception();
    }

    private record Known(Provider provider, IdTokens tokens) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Answer(@Nullable @JsonProperty("id_token") String id) {
        String idToken() {
            return Objects.requireNonNullElse(id, "");
        }
    }
}
