package io.gantry.gateway.routes;

import io.gantry.web.requestid.RequestId;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Leaves out of a service's answer what the gateway has said already. */
@Component
class ResponseHeaders implements HttpHeadersFilter {
    @Override
    public HttpHeaders filter(HttpHeaders answered, ServerWebExchange exchange) {
        answered.remove(RequestId.HEADER);
        return answered;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }
}
