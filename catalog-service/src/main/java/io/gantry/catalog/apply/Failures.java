package io.gantry.catalog.apply;

import io.gantry.catalog.entities.EntityRefused;
import io.gantry.contracts.identity.InsufficientRole;
import io.gantry.web.errors.ApiException;
import io.gantry.web.errors.ProgramLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.TransactionException;

/** Why documents could not be written, in words for the caller. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** Whether it lies in the database as a whole, so that another try now is in vain. */
    static boolean isOutage(Throwable e) {
        return switch (e) {
            case Throwable limit when ProgramLimits.wereExceeded(limit) -> false;
            case NonTransientDataAccessResourceException _,
                    TransientDataAccessResourceException _,
                    QueryTimeoutException _,
                    TransactionException _ ->
                    true;
            default -> false;
        };
    }

    static String reason(Throwable e) {
        return switch (e) {
            case EntityRefused refused -> reason(refused.getCause());
            case ApiException known -> known.sentence();
            case InsufficientRole role -> String.valueOf(role.getMessage());
            case Throwable outage when isOutage(outage) ->
                    "the database is not available, try again later";
            default -> unexpected(e);
        };
    }

    private static String unexpected(Throwable e) {
        LOG.error("a document could not be applied", e);
        return "internal error";
    }
}
