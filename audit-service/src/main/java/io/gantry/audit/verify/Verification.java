package io.gantry.audit.verify;

import static io.gantry.audit.AuditError.HEAD_BROKEN;
import static io.gantry.audit.AuditError.ROW_BROKEN;

import io.gantry.web.errors.ApiException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of the log since it was written.
 *
 * @param rows how many there are
 * @param firstBroken number of the first row that is missing or not what was written, if any
 * @param headChecked whether the head is sealed, names the last row and none was signed after it
 * @param signedHeads with how many heads outside the database it was compared
 */
record Verification(long rows, @Nullable Long firstBroken, boolean headChecked, int signedHeads) {
    /** What is wrong; empty if the log is whole. */
    Optional<ApiException> fault() {
        if (firstBroken != null) {
            return Optional.of(ROW_BROKEN.exception(firstBroken));
        }
        return headChecked ? Optional.empty() : Optional.of(HEAD_BROKEN.exception());
    }
}
