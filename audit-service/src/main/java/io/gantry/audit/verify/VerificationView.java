package io.gantry.audit.verify;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gantry.web.errors.ApiException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** A verification as it is answered; a failure says, as every failure does, what it is. */
record VerificationView(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String error,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String requestId,
        long rows,
        @Nullable Long firstBroken,
        boolean headChecked,
        int signedHeads) {
    static ResponseEntity<VerificationView> answer(Verification found, String requestId) {
        Optional<ApiException> fault = found.fault();
        VerificationView view =
                new VerificationView(
                        fault.map(ApiException::sentence).orElse(null),
                        fault.map(_ -> requestId).orElse(null),
                        found.rows(),
                        found.firstBroken(),
                        found.headChecked(),
                        found.signedHeads());
        return fault.map(error -> ResponseEntity.status(error.status()))
                .orElseGet(ResponseEntity::ok)
                .body(view);
    }
}
