package io.gantry.platform.supervisor;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

/** The process session of the supervisor. */
final class Session {
    private Session() {}

    /**
     * Leaves the terminal: a closed window or a Ctrl-C no longer reaches this process and its
     * children. A call of the system, because macOS has no {@code setsid} command. Where there is
     * no such call (Windows), nothing happens.
     */
    @SuppressWarnings("restricted")
    static void leaveTerminal() {
        var linker = Linker.nativeLinker();
        var setsid = linker.defaultLookup().find("setsid");
        if (setsid.isEmpty()) {
            return;
        }
        try {
            var call =
                    linker.downcallHandle(
                            setsid.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT));
            // Answers -1 for a process that leads a group already, which needs no more than it has.
            var _ = (int) call.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException("setsid failed", e);
        }
    }
}
