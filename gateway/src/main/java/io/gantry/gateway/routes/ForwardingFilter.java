package io.gantry.gateway.routes;

import io.netty.buffer.ByteBuf;
import java.net.URI;
import java.time.Duration;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClient.RequestSender;
import reactor.netty.http.client.HttpClient.ResponseReceiver;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Sends a request to its service and the answer back, bodies as they come. It stands in for those
 * filters of the framework that copy headers and addresses several times, have another thread look
 * at the clock and send each answer in two pieces.
 */
@Component
class ForwardingFilter implements GlobalFilter, Ordered {
    private final ServiceClients clients;
    private final ForwardedHeaders headers;
    private final Duration timeout;

    ForwardingFilter(
            ServiceClients clients, ForwardedHeaders headers, ServicesProperties properties) {
        this.clients = clients;
        this.headers = headers;
        this.timeout = properties.timeout();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Connection client = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        ServiceClients.OfLoop here = clients.on(client.channel().eventLoop());
        ServiceRoute route = Forwarded.route(exchange);
        ServiceCall call = ServiceCall.of(exchange);
        Mono<ServiceAnswer> head =
                ask(here, route.service(), call, exchange)
                        .responseConnection(
                                (answer, there) -> Mono.just(new ServiceAnswer(answer, there)))
                        .single();
        Mono<ServiceAnswer> inTime =
                route.endless()
                        ? head
                        : head.timeout(timeout, Mono.error(ServiceLate::new), here.timer());
        return inTime.flatMap(answer -> {
            call.succeeded(answer);
            return pass(answer, exchange.getResponse());
        });
    }

    private ResponseReceiver<?> ask(
            ServiceClients.OfLoop here,
            Service service,
            ServiceCall call,
            ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        HttpServerRequest sent = ServerHttpRequestDecorator.getNativeRequest(request);
        RequestSender asked =
                here.client(service)
                        .headers(told -> headers.tellService(exchange, sent.requestHeaders(), told))
                        .request(sent.method())
                        .uri(address(request.getURI()));
        return call.isSentWhole()
                ? asked
                : asked.send((_, there) -> there.sendObject(body(call, request)));
    }

    /** Sent as objects, for of a GET or DELETE the client would else collect the whole. */
    private static Flux<ByteBuf> body(ServiceCall call, ServerHttpRequest request) {
        return call.body(request).map(NettyDataBufferFactory::toByteBuf);
    }

    /** As the client has spelt it. */
    private static String address(URI asked) {
        String query = asked.getRawQuery();
        return query == null ? asked.getRawPath() : asked.getRawPath() + '?' + query;
    }

    private Mono<Void> pass(ServiceAnswer answer, ServerHttpResponse response) {
        HttpServerResponse told = ServerHttpResponseDecorator.getNativeResponse(response);
        response.setStatusCode(HttpStatusCode.valueOf(answer.head().status().code()));
        headers.tellClient(answer.headers(), told.responseHeaders());
        return write(answer, response).doOnError(_ -> answer.drop()).doOnCancel(answer::drop);
    }

    private static Mono<Void> write(ServiceAnswer answer, ServerHttpResponse response) {
        NettyDataBufferFactory buffers = (NettyDataBufferFactory) response.bufferFactory();
        Flux<DataBuffer> body = answer.connection().inbound().receive().retain().map(buffers::wrap);
        if (answer.isSmall()) {
            return response.writeWith(DataBufferUtils.join(body));
        }
        return answer.isSlow()
                ? response.writeAndFlushWith(body.map(Flux::just))
                : response.writeWith(body);
    }

    /** After all that prepares the request. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
