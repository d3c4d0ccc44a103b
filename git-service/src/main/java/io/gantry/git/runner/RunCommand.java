package io.gantry.git.runner;

import io.gantry.git.storage.HookProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command that starts a run.
 *
 * @param script what it does first
 * @param uid whom it becomes, if it becomes another
 * @see <a href="https://man7.org/linux/man-pages/man1/prlimit.1.html">prlimit</a>
 */
record RunCommand(HookProperties properties, Isolation isolation, String script, int uid) {
    /** In the environment of each process of a run. */
    static final String RUN = "GANTRY_HOOK_RUN";

    private static final String PATH =
            "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** A run ends so much after its time even if this service is gone by then. */
    private static final int GRACE_SECONDS = 5;

    /** Ready to be started; nothing of this service's environment is in its own. */
    ProcessBuilder of(HookProgram program, RunFolder folder) {
        boolean mounts = isolation == Isolation.NAMESPACES;
        List<String> words = new ArrayList<>(mounts ? Isolation.UNSHARE : List.of());
        words.addAll(List.of("/bin/sh", "-c", script, "hook"));
        words.add(folder.path().toString());
        words.add(folder.place(program).toString());
        words.add(mounts ? program.repository().toString() : "");
        words.add(isolation.hasOtherUser() ? Integer.toString(uid) : "");
        words.add(Long.toString(properties.time().toSeconds() + GRACE_SECONDS));
        words.add(limits());
        words.addAll(program.arguments());
        ProcessBuilder builder =
                new ProcessBuilder(words)
                        .directory(folder.path().toFile())
                        .redirectInput(folder.input().toFile())
                        .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", PATH);
        environment.put("LANG", "C.UTF-8");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.putAll(properties.environment());
        environment.putAll(program.environment());
        environment.put("HOME", folder.home().toString());
        environment.put("TMPDIR", folder.home().toString());
        environment.put("GIT_DIR", ".");
        environment.put(RUN, folder.id().toString());
        return builder;
    }

    /** A second after the signal that it has no time left, the kernel kills. */
    private String limits() {
        long seconds = properties.cpu().toSeconds();
        long processes = properties.processes();
        if (!isolation.hasOtherUser()) {
            processes += RunProcesses.ownThreads();
        }
        return "--cpu=%d:%d --data=%d --nproc=%d --core=0"
                .formatted(seconds, seconds + 1, properties.memory().toBytes(), processes);
    }
}
