package io.gantry.gateway.description;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.gateway.GatewayIT;
import io.gantry.testing.DescribedRoutes;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;

class DescriptionIT extends GatewayIT {
    @Autowired private ApplicationContext context;

    @Test
    void describesEveryRouteOfTheGateway() {
        DescribedRoutes.check(context);
    }

    @Test
    void isForEverybodyAndNotSentTwice() {
        String etag =
                anonymous()
                        .get()
                        .uri("/api/v1/openapi.json")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentType(MediaType.APPLICATION_JSON)
                        .expectBody()
                        .jsonPath("$.openapi")
                        .isEqualTo("3.1.0")
                        .jsonPath("$.sections")
                        .doesNotExist()
                        .jsonPath("$.paths['/api/v1/auth/login'].post.operationId")
                        .isEqualTo("logIn")
                        .jsonPath("$.paths['/api/v1/entities/{kind}/{name}'].get.operationId")
                        .isEqualTo("getEntity")
                        .returnResult()
                        .getResponseHeaders()
                        .getETag();
        assertThat(etag).isNotNull().doesNotStartWith("W/");
        anonymous()
                .get()
                .uri("/api/v1/openapi.json")
                .header("If-None-Match", Objects.requireNonNull(etag))
                .exchange()
                .expectStatus()
                .isNotModified();
    }
}
