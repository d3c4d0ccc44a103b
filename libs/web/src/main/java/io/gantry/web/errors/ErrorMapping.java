package io.gantry.web.errors;

import io.gantry.contracts.identity.InsufficientRole;
import io.r2dbc.spi.R2dbcTransientException;
import java.net.ConnectException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DatabindException;

/** Which error of ours any exception is; what is not listed is our own fault. */
final class ErrorMapping {
    private ErrorMapping() {}

    static ApiException map(Throwable e, ServerWebExchange exchange) {
        return switch (e) {
            case ApiException known -> known;
            case InsufficientRole forbidden -> WebError.FORBIDDEN.exception(forbidden.getMessage());
            case AccessDeniedException _ -> WebError.FORBIDDEN.exception("not allowed");
            case AuthenticationException _ -> WebError.UNAUTHENTICATED.exception();
            case ServerExchangeRejectedException refused ->
                    WebError.REQUEST_REFUSED.exception(refused.getMessage());
            case ResponseStatusException status -> mapStatus(status, exchange);
            case DataBufferLimitException limit -> tooLarge(limit);
            case Throwable limit when ProgramLimits.wereExceeded(limit) ->
                    WebError.INTERNAL.exception();
            case TransientDataAccessException _,
                    NonTransientDataAccessResourceException _,
                    CannotCreateTransactionException _,
                    TransactionSystemException _,
                    R2dbcTransientException _ ->
                    WebError.UNAVAILABLE.exception("the database");
            case ConnectException _ -> WebError.UNAVAILABLE.exception("a service");
            case TimeoutException _ -> WebError.TIMED_OUT.exception();
            default -> WebError.INTERNAL.exception();
        };
    }

    private static ApiException mapStatus(ResponseStatusException e, ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        return switch (e) {
            case NoResourceFoundException _ -> WebError.NO_SUCH_ROUTE.exception(path);
            case MethodNotAllowedException method ->
                    WebError.METHOD_NOT_ALLOWED.exception(method.getHttpMethod());
            case UnsupportedMediaTypeStatusException media ->
                    WebError.UNSUPPORTED_MEDIA_TYPE.exception(
                            media.getContentType(), media.getSupportedMediaTypes());
            case NotAcceptableStatusException _ ->
                    WebError.NOT_ACCEPTABLE.exception(
                            exchange.getRequest().getHeaders().getAccept());
            case MissingRequestValueException missing ->
                    WebError.MISSING_PARAMETER.exception(missing.getName());
            case ServerWebInputException input -> mapInput(input);
            case ContentTooLargeException large
                    when large.getMostSpecificCause() instanceof DataBufferLimitException limit ->
                    tooLarge(limit);
            case ResponseStatusException missing when missing.getStatusCode().value() == 404 ->
                    WebError.NO_SUCH_ROUTE.exception(path);
            default -> new ApiException(e.getStatusCode(), sentence(e), List.of(), false);
        };
    }

    private static ApiException mapInput(ServerWebInputException e) {
        Throwable root = e.getMostSpecificCause();
        if (root instanceof ApiException known) {
            return known;
        }
        if (root instanceof DataBufferLimitException limit) {
            return tooLarge(limit);
        }
        String message = e.getCause() == null ? String.valueOf(e.getReason()) : firstLine(root);
        return WebError.MALFORMED_BODY.exception(places(e, message), message);
    }

    /** Where in the body a value stands that could be parsed but not be taken. */
    private static List<Violation> places(Throwable e, String message) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .filter(DatabindException.class::isInstance)
                .map(cause -> pointer(((DatabindException) cause).getPath()))
                .filter(path -> !path.isEmpty())
                .map(path -> new Violation(path, message))
                .limit(1)
                .toList();
    }

    private static String pointer(List<JacksonException.Reference> path) {
        JsonPointer pointer = JsonPointer.empty();
        for (JacksonException.Reference step : path) {
            String name = step.getPropertyName();
            pointer =
                    name == null
                            ? pointer.appendIndex(step.getIndex())
                            : pointer.appendProperty(name);
        }
        return pointer.toString();
    }

    private static ApiException tooLarge(DataBufferLimitException e) {
        return WebError.BODY_TOO_LARGE.exception(
                String.valueOf(e.getMessage()).replaceAll("\\D+", ""));
    }

    private static String sentence(ResponseStatusException e) {
        return e.getReason() == null ? "status " + e.getStatusCode().value() : e.getReason();
    }

    /** Parsers add where they were in their own code on further lines. */
    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
