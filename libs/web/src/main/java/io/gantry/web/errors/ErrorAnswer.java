package io.gantry.web.errors;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** The body of every failure: {@code {"error", "requestId", "details"?}}. */
record ErrorAnswer(
        String error,
        String requestId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> details) {}
