package io.gantry.gateway;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/** Plays a service behind the gateway, over a real socket, as each test tells it. */
public final class StandIn {
    private static final int LARGEST_HEADER = 64 << 10; // as that of the services

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final DisposableServer server;
    private volatile BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> play;

    public StandIn() {
        play = StandIn::ok;
        server =
                HttpServer.create()
                        .runOn(LoopResources.create("stand-in")) // none that a context closes
                        .host("127.0.0.1")
                        .port(0)
                        .httpRequestDecoder(limits -> limits.maxHeaderSize(LARGEST_HEADER))
                        .handle(this::handle)
                        .bindNow();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Answers from now on like this. */
    public void plays(BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> part) {
        play = part;
    }

    /** The requests since the last {@link #reset}. */
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** The only request so far. */
    public Seen only() {
        if (seen.size() != 1) {
            throw new AssertionError("expected one request, saw " + seen);
        }
        return seen.getFirst();
    }

    public void reset() {
        seen.clear();
        play = StandIn::ok;
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        seen.add(new Seen(request.method().name(), request.uri(), request.requestHeaders().copy()));
        return play.apply(request, response);
    }

    private static Publisher<Void> ok(HttpServerRequest request, HttpServerResponse response) {
        return request.receive()
                .then(
                        response.header("Content-Type", "application/json")
                                .sendString(Mono.just("{}"))
                                .then());
    }

    /** A request that came. */
    public record Seen(String method, String uri, HttpHeaders headers) {}
}
