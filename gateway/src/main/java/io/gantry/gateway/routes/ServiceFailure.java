package io.gantry.gateway.routes;

import io.gantry.gateway.GatewayError;
import io.gantry.web.errors.ApiException;
import io.gantry.web.errors.WebError;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.channel.AbortedException;

/** What can keep a service from answering. */
final class ServiceFailure {
    private ServiceFailure() {}

    /** Whose fault it is, as far as that is the client's. */
    static Throwable judge(Throwable failure, ServiceCall call, ServerWebExchange exchange) {
        if (ClientGone.is(exchange)) {
            return new ClientGone();
        }
        return isLate(failure) && !call.isSentWhole() ? new ClientLate() : failure;
    }

    /** Whether the service is to blame. */
    static boolean isOfService(Throwable failure) {
        return !isOfClient(failure) && (isBroken(failure) || isLate(failure));
    }

    /** Whether the client hung up or sent too slowly, which says nothing of the service. */
    static boolean isOfClient(Throwable failure) {
        return failure instanceof ClientGone || failure instanceof ClientLate;
    }

    /** What the client is told of it, or the failure itself if that is no such one. */
    static Throwable explain(Throwable failure, Service service) {
        if (failure instanceof ClientGone) {
            return failure;
        }
        if (failure instanceof ClientLate) {
            return GatewayError.REQUEST_TOO_SLOW.exception();
        }
        if (isLate(failure)) {
            return WebError.TIMED_OUT.exception();
        }
        boolean away = isBroken(failure) || failure instanceof CallNotPermittedException;
        return away ? unavailable(service) : failure;
    }

    private static ApiException unavailable(Service service) {
        return WebError.UNAVAILABLE.exception(service.text());
    }

    private static boolean isBroken(Throwable failure) {
        return failure instanceof IOException || failure instanceof AbortedException;
    }

    private static boolean isLate(Throwable failure) {
        return failure instanceof ServiceLate;
    }
}
