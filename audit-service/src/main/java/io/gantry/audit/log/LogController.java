package io.gantry.audit.log;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE;

import io.gantry.contracts.identity.Role;
import io.gantry.web.security.RequiresRole;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/**
 * Shows the log to those who may see it: rows that meet every filter given, newest first, each
 * {@code {id, timestamp, userName, action, resourceType, resourceNamespace, resourceName, source,
 * ipAddress, requestId, number, before, after}}. Filters are those of {@link LogFilter}. Needs
 * platform-engineer, since rows show before and after.
 */
@RestController
@RequestMapping("/api/v1/audit")
class LogController {
    private final LogRows rows;

    LogController(LogRows rows) {
        this.rows = rows;
    }

    /**
     * Some of the rows, as an array.
     *
     * @param limit 1 to 1000, default 50
     * @param offset how many of the newest are left out, default 0
     */
    @GetMapping(produces = APPLICATION_JSON_VALUE)
    @RequiresRole(Role.PLATFORM_ENGINEER)
    Flux<LogRow> list(
            LogFilter filter,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String offset) {
        return rows.find(filter, LogSlice.of(limit, offset));
    }

    /** All of them, one JSON object a line, streamed: a few rows are in memory at once. */
    @GetMapping(path = "/export", produces = APPLICATION_NDJSON_VALUE)
    @RequiresRole(Role.PLATFORM_ENGINEER)
    Flux<LogRow> export(LogFilter filter) {
        return rows.find(filter);
    }
}
