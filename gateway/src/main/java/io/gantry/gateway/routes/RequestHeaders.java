package io.gantry.gateway.routes;

import io.gantry.web.requestid.RequestId;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** What a service is told in headers: only by us what only we can know. */
record RequestHeaders(String token, String requestId) {
    private static final List<String> IMITATED = List.of("x-forwarded-", "x-gantry-");

    void replace(HttpHeaders headers) {
        List<String> imitations =
                headers.headerNames().stream().filter(RequestHeaders::isImitation).toList();
        imitations.forEach(headers::remove);
        headers.remove("Forwarded");
        headers.remove(HttpHeaders.COOKIE);
        headers.setBearerAuth(token);
        headers.set(RequestId.HEADER, requestId);
    }

    private static boolean isImitation(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return IMITATED.stream().anyMatch(lower::startsWith);
    }

    @Override
    public String toString() {
        return "RequestHeaders[requestId=" + requestId + "]";
    }
}
