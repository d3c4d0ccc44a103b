package io.gantry.git.runner;

import com.sun.security.auth.module.UnixSystem;
import io.gantry.git.storage.HookProperties;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How far programs can be kept apart from this service.
 *
 * @see <a href="https://man7.org/linux/man-pages/man1/unshare.1.html">unshare</a>
 * @see <a href="https://man7.org/linux/man-pages/man1/setpriv.1.html">setpriv</a>
 */
enum Isolation {
    /**
     * Another user, who sees no process but those of his run, and of the repositories this one
     * alone, read-only. When the first of its processes ends, the system ends all others.
     */
    NAMESPACES,
    /** Another user. */
    OTHER_USER,
    /** None, as somebody has asked for. */
    SAME_USER,
    /** None, so that nothing may run. */
    REFUSED;

    static final List<String> UNSHARE =
            List.of("unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "--");

    private static final int PATIENCE_SECONDS = 10;

    /** The best that this machine allows. */
    static Isolation best(HookProperties properties) {
        if (new UnixSystem().getUid() != 0) {
            return properties.sameUser() ? SAME_USER : REFUSED;
        }
        return works(UNSHARE) ? NAMESPACES : OTHER_USER;
    }

    boolean hasOtherUser() {
        return this == NAMESPACES || this == OTHER_USER;
    }

    private static boolean works(List<String> prefix) {
        try {
            Process probe =
                    new ProcessBuilder(Stream.concat(prefix.stream(), Stream.of("true")).toList())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return probe.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
