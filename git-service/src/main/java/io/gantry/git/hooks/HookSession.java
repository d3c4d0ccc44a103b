package io.gantry.git.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gantry.git.runner.HookProgram;
import io.gantry.git.runner.HookRunner;
import io.gantry.git.runner.Outcome;
import io.gantry.git.storage.GitThreads;
import io.gantry.git.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceiveCommand.Result;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Runs the hooks of pushes; it blocks, on the thread of the push. */
@Service
public class HookSession {
    private static final Logger log = LoggerFactory.getLogger(HookSession.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int NEVER_RAN = -1;

    private final Hooks hooks;
    private final HookRuns runs;
    private final HookRunner runner;
    private final GitThreads threads;
    private final Storage storage;
    private final Clock clock;

    HookSession(
            Hooks hooks,
            HookRuns runs,
            HookRunner runner,
            GitThreads threads,
            Storage storage,
            Clock clock) {
        this.hooks = hooks;
        this.runs = runs;
        this.runner = runner;
        this.threads = threads;
        this.storage = storage;
        this.clock = clock;
    }

    /**
     * Asks the pre-receive hook about all commands and the update hook about each; those refused
     * have their result then.
     *
     * @param atomic whether all are refused if one is
     */
    public void ask(HookedPush push, Collection<ReceiveCommand> commands, boolean atomic) {
        Map<HookName, byte[]> installed = installed(push);
        byte[] preReceive = installed.get(HookName.PRE_RECEIVE);
        if (preReceive != null
                && !agrees(push, Question.ofAll(HookName.PRE_RECEIVE, commands), preReceive)) {
            commands.forEach(command -> refuse(command, "pre-receive hook declined"));
            return;
        }
        byte[] update = installed.get(HookName.UPDATE);
        if (update != null) {
            askOfEach(push, commands, atomic, update);
        }
    }

    /** To be called in the transaction that tells of the push: what is to run is not forgotten. */
    public Mono<Void> announce(UUID repository, UUID push, String actor) {
        return runs.announce(repository, push, actor, clock.instant());
    }

    /** Runs the post-receive hook if it was announced. */
    public void tell(HookedPush push, Collection<ReceiveCommand> moved) {
        Long number = runs.claim(push.id(), clock.instant()).block(PATIENCE);
        byte[] hook = number == null ? null : installed(push).get(HookName.POST_RECEIVE);
        if (number != null && hook != null) {
            Question question = Question.ofAll(HookName.POST_RECEIVE, moved);
            follow(push, question, hook, number, null);
        }
    }

    private Map<HookName, byte[]> installed(HookedPush push) {
        return Objects.requireNonNull(hooks.of(push.repository().id()).block(PATIENCE));
    }

    private void askOfEach(
            HookedPush push, Collection<ReceiveCommand> commands, boolean atomic, byte[] update) {
        for (ReceiveCommand command : commands) {
            if (!agrees(push, Question.ofOne(command), update)) {
                refuse(command, "hook declined");
            }
        }
        if (atomic && commands.stream().anyMatch(HookSession::isRefused)) {
            commands.stream()
                    .filter(command -> !isRefused(command))
                    .forEach(command -> refuse(command, "transaction aborted"));
        }
    }

    private boolean agrees(HookedPush push, Question question, byte[] hook) {
        Long number =
                runs.begin(push, question.hook(), question.ref(), clock.instant()).block(PATIENCE);
        return follow(push, question, hook, Objects.requireNonNull(number), push.incoming());
    }

    private boolean follow(
            HookedPush push, Question question, byte[] hook, long number, @Nullable Path incoming) {
        HookProgram program =
                new HookProgram(
                        hook,
                        question.arguments(),
                        question.input(),
                        storage.folder(push.repository().id()),
                        push.repository().name(),
                        incoming,
                        push.environment());
        Outcome outcome = run(program, push);
        runs.end(number, push.repository().id(), outcome).block(PATIENCE);
        if (outcome.trouble() != null) {
            say(push, "%s hook: %s\n".formatted(question.hook().text(), outcome.trouble()));
        }
        return outcome.passed();
    }

    /** A push waits for its hooks without keeping others from the disk. */
    private Outcome run(HookProgram program, HookedPush push) {
        try {
            return threads.aside(() -> runner.run(program, push.terminal()));
        } catch (Exception e) {
            log.error("A hook of {} could not be run", push.repository().name(), e);
            Instant now = clock.instant();
            return new Outcome(NEVER_RAN, "it could not be run: " + e.getMessage(), now, now, "");
        }
    }

    private static void say(HookedPush push, String line) {
        try {
            push.terminal().write(line.getBytes(UTF_8));
            push.terminal().flush();
        } catch (IOException e) {
            log.debug("Nobody reads: {}", e.toString());
        }
    }

    private static void refuse(ReceiveCommand command, String reason) {
        command.setResult(Result.REJECTED_OTHER_REASON, reason);
    }

    private static boolean isRefused(ReceiveCommand command) {
        return command.getResult() != Result.NOT_ATTEMPTED;
    }
}
