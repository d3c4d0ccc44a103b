package io.gantry.web.errors;

import io.r2dbc.spi.R2dbcException;
import org.jspecify.annotations.Nullable;

/**
 * The limits of PostgreSQL that one statement went over, for example that of an index row. The
 * driver counts them among the failures of the server, though all others are served.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">class 54</a>
 */
public final class ProgramLimits {
    private static final String CLASS = "54";

    private ProgramLimits() {}

    /** Whether that is behind it. */
    public static boolean wereExceeded(@Nullable Throwable e) {
        if (e instanceof R2dbcException refused) {
            String state = refused.getSqlState();
            return state != null && state.startsWith(CLASS);
        }
        return e != null && wereExceeded(e.getCause());
    }
}
