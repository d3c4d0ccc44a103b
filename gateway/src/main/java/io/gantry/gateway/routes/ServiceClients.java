package io.gantry.gateway.routes;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;

/**
 * Asks services on the event loop that a request came on, each of which has connections and a clock
 * of its own: else most requests and most answers would wake another thread to pass them on.
 */
@Component
class ServiceClients {
    private static final String HTTPS = "https";
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final Map<EventLoop, OfLoop> clients = new ConcurrentHashMap<>();
    private final HttpClient client;
    private final ServicesProperties services;

    ServiceClients(HttpClient client, ServicesProperties services) {
        this.client = client;
        this.services = services;
    }

    /**
     * What one event loop asks with.
     *
     * @param timer runs on the loop
     */
    record OfLoop(Scheduler timer, Map<Service, HttpClient> byService) {
        HttpClient client(Service service) {
            return Objects.requireNonNull(byService.get(service));
        }
    }

    OfLoop on(EventLoop loop) {
        return clients.computeIfAbsent(loop, this::make);
    }

    private OfLoop make(EventLoop loop) {
        HttpClient onLoop = client.runOn(new OneLoop(loop));
        Map<Service, HttpClient> byService = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            byService.put(service, to(services.of(service), onLoop));
        }
        return new OfLoop(Schedulers.fromExecutorService(loop), byService);
    }

    /** Its address is read once, its name looked up for each new connection. */
    private static HttpClient to(URI service, HttpClient client) {
        boolean secure = HTTPS.equals(service.getScheme());
        int usual = secure ? HTTPS_PORT : HTTP_PORT;
        int port = service.getPort() < 0 ? usual : service.getPort();
        InetSocketAddress address = InetSocketAddress.createUnresolved(service.getHost(), port);
        HttpClient there = client.remoteAddress(() -> address);
        return secure ? there.secure() : there;
    }

    /** Connections are pooled by where they run. */
    private record OneLoop(EventLoop loop) implements LoopResources {
        @Override
        public EventLoopGroup onServer(boolean useNative) {
            return loop;
        }
    }
}
