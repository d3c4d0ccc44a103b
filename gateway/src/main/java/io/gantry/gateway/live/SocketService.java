package io.gantry.gateway.live;

import io.gantry.gateway.callers.Caller;
import io.gantry.gateway.feed.Feeds;
import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.WebsocketServerSpec;

/** Opens sockets and keeps them until one of both sides has enough. */
@Service
class SocketService {
    private static final Logger log = LoggerFactory.getLogger(SocketService.class);

    /** Up to here a message that is too long is answered; a longer one ends the connection. */
    private static final int LONGEST_FRAME = 16 << 10;

    private final Sockets sockets;
    private final Rooms rooms;
    private final Feeds feeds;
    private final ResumeRelay resumes;
    private final CallerWatch callers;
    private final Notices notices;
    private final LiveMeters meters;
    private final LiveProperties properties;
    private final WebSocketService handshakes;

    SocketService(
            Sockets sockets,
            Rooms rooms,
            Feeds feeds,
            ResumeRelay resumes,
            CallerWatch callers,
            Notices notices,
            LiveMeters meters,
            LiveProperties properties) {
        this.sockets = sockets;
        this.rooms = rooms;
        this.feeds = feeds;
        this.resumes = resumes;
        this.callers = callers;
        this.notices = notices;
        this.meters = meters;
        this.properties = properties;
        this.handshakes = handshakes(properties);
    }

    private static WebSocketService handshakes(LiveProperties properties) {
        int longest = Math.max(LONGEST_FRAME, (int) properties.message().toBytes());
        return new HandshakeWebSocketService(
                new ReactorNettyRequestUpgradeStrategy(() ->
                        // Pings are ours to answer: a client may send them and not read answers.
                        WebsocketServerSpec.builder()
                                .maxFramePayloadLength(longest)
                                .handlePing(true)));
    }

    /** Done after the handshake; the socket then lives by itself. */
    Mono<Void> open(Caller caller, ServerWebExchange exchange) {
        return Mono.defer(() -> {
            sockets.reserve(caller);
            AtomicBoolean reserved = new AtomicBoolean(true);
            Runnable free =
                    () -> {
                        if (reserved.getAndSet(false)) {
                            sockets.free(caller);
                        }
                    };
            Channel channel = Connections.of(exchange);
            // Elsewhere what a client says at once could come before there is anybody to hear it.
            Scheduler itsThread = Schedulers.fromExecutor(channel.eventLoop());
            return handshakes
                    .handleRequest(
                            exchange,
                            session ->
                                    converse(session, channel, caller).doFinally(_ -> free.run()))
                    .subscribeOn(itsThread)
                    .doOnError(_ -> free.run())
                    .doOnCancel(free);
        });
    }

    private Mono<Void> converse(WebSocketSession session, Channel channel, Caller caller) {
        Room room = rooms.of(channel.eventLoop());
        Socket socket = new Socket(channel, caller, properties, meters);
        Conversation conversation =
                new Conversation(socket, room, feeds, resumes, notices, properties);
        Connections.prepare(channel, socket, properties.ping());
        room.enter(socket);
        socket.listenAfter(properties.resumeWithin());
        sockets.add(socket);
        return session.receive()
                .doOnNext(conversation::hear)
                .then()
                .or(watch(caller, socket))
                .onErrorResume(e -> {
                    log.debug("A socket failed", e);
                    return Mono.empty();
                })
                .doFinally(_ -> leave(socket, room));
    }

    /** Never done: when the caller has ended the socket is closed, and that ends the rest. */
    private Mono<Void> watch(Caller caller, Socket socket) {
        return callers.of(caller)
                .doOnNext(socket::becomes)
                .doOnComplete(() -> socket.end(Ending.NOT_ALLOWED))
                .doOnError(_ -> socket.end(Ending.RIGHTS_UNKNOWN))
                .onErrorComplete()
                .then(Mono.never());
    }

    private void leave(Socket socket, Room room) {
        sockets.remove(socket);
        room.leave(socket);
    }
}
