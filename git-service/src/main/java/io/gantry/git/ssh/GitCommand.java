package io.gantry.git.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.gantry.git.storage.GitThreads;
import io.gantry.git.storage.Sharer;
import io.gantry.git.transport.Protocol;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One command of one connection, on a thread of its own. */
final class GitCommand implements Command {
    private static final Logger log = LoggerFactory.getLogger(GitCommand.class);
    private static final int FAILED = 128;
    private static final String FAILURE =
            "Got error while executing original command: exit status %d\n%s";

    private final GitCommandLine line;
    private final CommandSession commands;
    private final GitThreads threads;
    private @Nullable InputStream in;
    private @Nullable OutputStream out;
    private @Nullable OutputStream err;
    private @Nullable ExitCallback callback;

    GitCommand(GitCommandLine line, CommandSession commands, GitThreads threads) {
        this.line = line;
        this.commands = commands;
        this.threads = threads;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        Protocol protocol = Protocol.of(environment.getEnv().get("GIT_PROTOCOL"));
        Talk talk = new Talk(requireNonNull(in), requireNonNull(out), requireNonNull(err));
        ExitCallback exit = requireNonNull(callback);
        Sharer sharer = new Sharer(LoginSession.user(channel.getServerSession()), true);
        threads.execute(sharer, () -> exit.onExit(run(channel, protocol, talk)));
    }

    private int run(ChannelSession channel, Protocol protocol, Talk talk) {
        try {
            commands.run(line, channel.getServerSession(), protocol, talk);
            return 0;
        } catch (Refusal e) {
            tell(talk, e.lines());
            return 1;
        } catch (IOException e) {
            log.info("{} failed: {}", line, e.toString());
            tell(talk, FAILURE.formatted(FAILED, e.getMessage()));
        } catch (RuntimeException | Error e) {
            log.error("{} failed", line, e);
            tell(talk, FAILURE.formatted(FAILED, "the server failed, try again"));
        }
        return FAILED;
    }

    /** The client may be gone. */
    private static void tell(Talk talk, String lines) {
        try {
            talk.err().write((lines + "\n").getBytes(UTF_8));
            talk.err().flush();
        } catch (IOException e) {
            log.debug("Nobody reads: {}", e.toString());
        }
    }

    /** Git ends by itself when its streams are closed. */
    @Override
    public void destroy(ChannelSession channel) {}

    @Override
    public void setInputStream(InputStream in) {
        this.in = in;
    }

    @Override
    public void setOutputStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void setErrorStream(OutputStream err) {
        this.err = err;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        this.callback = callback;
    }

    /** The streams of a command. */
    record Talk(InputStream in, OutputStream out, OutputStream err) {}
}
