package io.gantry.gateway.requests;

import io.gantry.gateway.GatewayError;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;

/** Refuses other sites in the one shape of errors, where the framework would say nothing. */
final class RefusingCorsProcessor extends DefaultCorsProcessor {
    @Override
    protected void rejectRequest(ServerHttpResponse response) {
        throw GatewayError.FOREIGN_ORIGIN.exception("Origin is not among those that are named");
    }
}
