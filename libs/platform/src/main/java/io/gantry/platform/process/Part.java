package io.gantry.platform.process;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A program and the process that runs it now; starts, ends and kills it. */
public final class Part {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** What a part is doing. */
    public enum State {
        STOPPED,
        STARTING,
        READY,
        /** It runs but says that it cannot work. */
        UNREADY
    }

    private final Program program;
    private volatile Runnable onChange = () -> {};
    private volatile @Nullable Process process;
    private volatile State state = State.STOPPED;
    private volatile Instant since = Instant.now();

    public Part(Program program) {
        this.program = program;
    }

    /** Calls the given code whenever the state has changed. */
    public void onChange(Runnable listener) {
        onChange = listener;
    }

    public Program program() {
        return program;
    }

    public State state() {
        return state;
    }

    /** When the state became what it is. */
    public Instant since() {
        return since;
    }

    /** The process id, or 0 if nothing runs. */
    public long pid() {
        var current = process;
        return current == null || !current.isAlive() ? 0 : current.pid();
    }

    /** Starts the program and waits until it is ready; leaves nothing running if it fails. */
    public void start() throws PartFailed, InterruptedException {
        var begin = Instant.now();
        try {
            while (!startOnce()) {
                if (Duration.between(begin, Instant.now()).compareTo(program.persistence()) >= 0) {
                    throw new PartFailed(program, "ended while it started");
                }
                Thread.sleep(500);
            }
        } catch (IOException e) {
            throw new PartFailed(program, e);
        } finally {
            if (state != State.READY) {
                kill();
            }
        }
    }

    private boolean startOnce() throws IOException, PartFailed, InterruptedException {
        become(State.STARTING);
        LogFiles.rotate(program.log());
        var started = program.launch();
        process = started;
        become(State.STARTING);
        var deadline = Instant.now().plus(program.patience());
        while (started.isAlive()) {
            if (program.isReady()) {
                become(State.READY);
                return true;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new PartFailed(
                        program, "was not ready after " + program.patience().toSeconds() + " s");
            }
            started.waitFor(BETWEEN_LOOKS);
        }
        return false;
    }

    /** Waits until the process ends, looking now and then whether it is still ready. */
    public int awaitEnd(Duration betweenLooks) throws InterruptedException {
        var current = process;
        if (current == null) {
            return 0;
        }
        while (!current.waitFor(betweenLooks)) {
            var now = program.isReady() ? State.READY : State.UNREADY;
            if (now != state && current.isAlive()) {
                become(now);
            }
        }
        become(State.STOPPED);
        return current.exitValue();
    }

    /** Ends the process in good order, by force if that takes too long. */
    public void stop() throws InterruptedException {
        var current = process;
        if (current != null && current.isAlive()) {
            program.end(current);
            current.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        }
        kill();
    }

    /** Ends the process at once (SIGKILL). */
    public void kill() throws InterruptedException {
        var current = process;
        if (current != null && current.isAlive()) {
            current.destroyForcibly().waitFor();
        }
        become(State.STOPPED);
    }

    private void become(State next) {
        state = next;
        since = Instant.now();
        onChange.run();
    }
}
