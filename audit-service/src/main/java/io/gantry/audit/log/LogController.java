package io.gantry.audit.log;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Shows the log to those who may see it. */
@RestController
class LogController {
    private final LogRows rows;

    LogController(LogRows rows) {
        this.rows = rows;
    }

    /**
     * The rows that meet every filter given, newest first, as an array: {@code [{id, timestamp,
     * userName, action, resourceType, resourceNamespace, resourceName, source, ipAddress,
     * requestId, number, before, after}]}. Needs platform-engineer, since rows show before and
     * after.
     *
     * @param limit 1 to 1000, default 50
     * @param offset how many of the newest are left out, default 0
     * @param from RFC 3339 time of the oldest row wanted
     * @param to RFC 3339 time that all rows are before
     */
    @GetMapping(path = "/api/v1/audit", produces = APPLICATION_JSON_VALUE)
    Flux<LogRow> list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String offset,
            @RequestParam(required = false) @Nullable String user,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String resourceType,
            @RequestParam(required = false) @Nullable String resourceName,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Actor actor) {
        actor.require(Role.PLATFORM_ENGINEER);
        return rows.find(
                LogFilter.of(user, action, resourceType, resourceName, from, to),
                LogSlice.of(limit, offset));
    }
}
