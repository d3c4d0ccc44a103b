package io.gantry.gateway.routes;

import io.gantry.web.requestid.RequestId;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Notes that an answer comes, and leaves out of it what the gateway has said already. */
@Component
class ResponseHeaders implements HttpHeadersFilter {
    @Override
    public HttpHeaders filter(HttpHeaders answered, ServerWebExchange exchange) {
        ServiceCall.answered(exchange);
        answered.remove(RequestId.HEADER);
        return answered;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }
}
