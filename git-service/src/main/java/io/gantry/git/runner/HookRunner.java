package io.gantry.git.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.git.storage.HookProperties;
import io.gantry.git.storage.StorageProperties;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Runs hooks, only so many at once, each with limits and as a user of its own. */
@Component
public class HookRunner {
    private static final Logger log = LoggerFactory.getLogger(HookRunner.class);

    private final HookProperties properties;
    private final Isolation isolation;
    private final Clock clock;
    private final String script;
    private final BlockingQueue<Integer> users;

    @Autowired
    HookRunner(StorageProperties properties, Clock clock) throws IOException {
        this(properties.hooks(), Isolation.best(properties.hooks()), clock);
    }

    HookRunner(HookProperties properties, Isolation isolation, Clock clock) throws IOException {
        this.properties = properties;
        this.isolation = isolation;
        this.clock = clock;
        this.script = readScript();
        int first = properties.uid();
        this.users =
                new ArrayBlockingQueue<>(
                        properties.runs(),
                        true,
                        IntStream.range(first, first + properties.runs()).boxed().toList());
        if (isolation == Isolation.SAME_USER) {
            log.warn(
                    "Hooks run as the user of this service and can read all that it can"
                            + " (gantry.git.hooks.same-user)");
        }
    }

    /** Why nothing can be run here; empty if it can. */
    public Optional<String> refusal() {
        return isolation == Isolation.REFUSED
                ? Optional.of(
                        "the service does not run as root, so it cannot give hooks a user of their"
                                + " own, and gantry.git.hooks.same-user is not true")
                : Optional.empty();
    }

    /**
     * Runs the program to its end, or the end of its time; it blocks, also to wait for its turn.
     */
    public Outcome run(HookProgram program, OutputStream terminal)
            throws IOException, InterruptedException {
        refusal()
                .ifPresent(reason -> {
                    throw new IllegalStateException(reason);
                });
        int uid = users.take();
        try (RunFolder folder =
                RunFolder.make(properties.folder(), program, isolation == Isolation.NAMESPACES)) {
            RunCommand command = new RunCommand(properties, isolation, script, uid);
            return new Run(properties, isolation, clock, command, folder).follow(program, terminal);
        } finally {
            users.add(uid);
        }
    }

    private static String readScript() throws IOException {
        try (InputStream file = HookRunner.class.getResourceAsStream("/hooks/run.sh")) {
            if (file == null) {
                throw new UncheckedIOException(new IOException("/hooks/run.sh is missing"));
            }
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
