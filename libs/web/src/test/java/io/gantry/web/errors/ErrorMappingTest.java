package io.gantry.web.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.identity.InsufficientRole;
import io.gantry.contracts.identity.Role;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.resource.NoResourceFoundException;

class ErrorMappingTest {
    @Test
    void saysWhichRoleIsNeeded() {
        expect(
                new InsufficientRole(Role.VIEWER, Role.ADMIN),
                403,
                "needs role admin, you have viewer");
    }

    @Test
    void saysWhatIsAway() {
        ApiException away =
                expect(
                        new DataAccessResourceFailureException("gone"),
                        503,
                        "the database is not available, try again later");
        assertThat(away.retriable()).isTrue();
    }

    @Test
    void takesAStatementAboveALimitForNoOutage() {
        var limit = new R2dbcNonTransientResourceException("index row size 3000 exceeds", "54000");
        expect(new DataAccessResourceFailureException("refused", limit), 500, "internal error");
        var crash = new R2dbcNonTransientResourceException("crash", "57P02");
        expect(
                new DataAccessResourceFailureException("away", crash),
                503,
                "the database is not available, try again later");
    }

    @Test
    void namesTheLimitOfABody() {
        expect(
                new DataBufferLimitException("Exceeded limit on max bytes to buffer : 1048576"),
                413,
                "body is larger than 1048576 bytes");
    }

    @Test
    void namesThePathThatIsNone() {
        expect(new NoResourceFoundException(URI.create("/x"), "x"), 404, "no such route: /nowhere");
    }

    @Test
    void saysNothingOfAMistakeOfOurOwn() {
        expect(new IllegalStateException("secret"), 500, "internal error");
        expect(new TimeoutException("secret"), 504, "no answer in time");
    }

    private static ApiException expect(Throwable e, int status, String sentence) {
        var exchange =
                MockServerWebExchange.from(
                        MockServerHttpRequest.method(HttpMethod.GET, "/nowhere"));
        ApiException mapped = ErrorMapping.map(e, exchange);
        assertThat(mapped.status().value()).isEqualTo(status);
        assertThat(mapped.sentence()).isEqualTo(sentence);
        return mapped;
    }
}
