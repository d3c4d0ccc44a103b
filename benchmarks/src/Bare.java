import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.netty.http.server.HttpServer;

/** A WebFlux service that does nothing but answer 700 bytes from memory: java Bare.java PORT. */
class Bare {
    public static void main(String[] arguments) {
        byte[] body = ("{\"text\":\"" + "x".repeat(690) + "\"}").getBytes();
        var routes =
                route().GET(
                                "/api/v1/entities/**",
                                request ->
                                        ServerResponse.ok()
                                                .contentType(MediaType.APPLICATION_JSON)
                                                .bodyValue(body))
                        .build();
        HttpServer.create()
                .host("127.0.0.1")
                .port(Integer.parseInt(arguments[0]))
                .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(routes)))
                .bindNow()
                .onDispose()
                .block();
    }
}
