package io.gantry.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The doors of the gateway. */
final class Gateway {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SWITCHING_PROTOCOLS = 101;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;

    Gateway(String url) {
        this.url = url;
    }

    HttpResponse<String> ask(
            String method,
            String path,
            @Nullable String token,
            @Nullable String contentType,
            BodyPublisher body)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(PATIENCE)
                        .method(method, body);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** The status of a handshake; a socket that opens is closed again. */
    int openSocket(String path, @Nullable String token) {
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(PATIENCE);
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        try {
            URI address = URI.create(url.replaceFirst("http", "ws") + path);
            builder.buildAsync(address, new WebSocket.Listener() {}).join().abort();
            return SWITCHING_PROTOCOLS;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }
}
