package io.gantry.web.gitroutes;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.util.Iterator;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.netty.http.server.HttpServerRequest;

/** Tells requests in which nothing is spelt in an unusual way. */
final class PlainRequest {
    private static final String IN_PATH = "/-_.~@+,=:";

    private PlainRequest() {}

    /**
     * Whether its path consists of letters, digits and a few signs, no segment of it is empty or
     * begins with a dot, and query and headers are printable ASCII, nothing of all that in percent
     * code.
     */
    static boolean is(ServerHttpRequest request) {
        URI uri = request.getURI();
        return isPlainPath(request.getPath().value())
                && isPlainPath(uri.getRawPath())
                && isPlainQuery(uri.getRawQuery())
                && hasPlainHeaders(request);
    }

    static boolean isPlainPath(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean begins = i > 0 && path.charAt(i - 1) == '/';
            if (!isInPath(c) || (begins && (c == '/' || c == '.'))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInPath(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || IN_PATH.indexOf(c) >= 0;
    }

    static boolean isPlainQuery(@Nullable String query) {
        return query == null || (isPrintable(query) && query.indexOf('%') < 0);
    }

    private static boolean hasPlainHeaders(ServerHttpRequest request) {
        Object sent = ServerHttpRequestDecorator.getNativeRequest(request);
        return sent instanceof HttpServerRequest real && arePlain(real.requestHeaders());
    }

    private static boolean arePlain(HttpHeaders headers) {
        Iterator<Entry<CharSequence, CharSequence>> all = headers.iteratorCharSequence();
        while (all.hasNext()) {
            Entry<CharSequence, CharSequence> header = all.next();
            if (!isPrintable(header.getKey()) || !isPrintable(header.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPrintable(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
