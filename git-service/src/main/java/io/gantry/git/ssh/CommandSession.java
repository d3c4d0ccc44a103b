package io.gantry.git.ssh;

import io.gantry.contracts.git.GitRepository;
import io.gantry.events.Trace;
import io.gantry.git.pushes.Caller;
import io.gantry.git.repositories.RepositoryService;
import io.gantry.git.repositories.Right;
import io.gantry.git.ssh.GitCommand.Talk;
import io.gantry.git.ssh.GitCommandLine.Receive;
import io.gantry.git.ssh.GitCommandLine.Refused;
import io.gantry.git.ssh.GitCommandLine.Upload;
import io.gantry.git.transport.Protocol;
import io.gantry.git.transport.ReceiveService;
import io.gantry.git.transport.UploadService;
import io.gantry.web.errors.ApiException;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides about a command and lets it run: pattern, user, repository, right. It blocks. */
@Component
class CommandSession {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String NO_USER =
            "Error obtaining user. Gandalf database is probably in an inconsistent state.";

    private final LoginSession logins;
    private final RepositoryService repositories;
    private final UploadService uploads;
    private final ReceiveService receives;
    private final Tracer tracer;

    CommandSession(
            LoginSession logins,
            RepositoryService repositories,
            UploadService uploads,
            ReceiveService receives,
            Tracer tracer) {
        this.logins = logins;
        this.repositories = repositories;
        this.uploads = uploads;
        this.receives = receives;
        this.tracer = tracer;
    }

    /** Each command is a trace of its own. */
    void run(GitCommandLine line, ServerSession session, Protocol protocol, Talk talk)
            throws IOException, Refusal {
        Span span = tracer.nextSpan().name("ssh " + line.getClass().getSimpleName()).start();
        try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
            serve(line, session, protocol, talk, Trace.parent(span.context()));
        } finally {
            span.end();
        }
    }

    private void serve(
            GitCommandLine line,
            ServerSession session,
            Protocol protocol,
            Talk talk,
            @Nullable String trace)
            throws IOException, Refusal {
        switch (line) {
            case Refused refused -> throw new Refusal(refused.message());
            case Upload upload -> {
                Caller caller = caller(session, trace);
                GitRepository found = find(upload.repository(), Right.READ, caller);
                uploads.serve(found, protocol, talk.in(), talk.out(), talk.err());
            }
            case Receive receive -> {
                Caller caller = caller(session, trace);
                GitRepository found = find(receive.repository(), Right.WRITE, caller);
                receives.serve(found, caller, talk.in(), talk.out(), talk.err());
            }
        }
    }

    private Caller caller(ServerSession session, @Nullable String trace) throws Refusal {
        try {
            return logins.caller(session, trace).orElseThrow(() -> new Refusal(NO_USER));
        } catch (ApiException e) {
            throw new Refusal(e.sentence());
        }
    }

    private GitRepository find(String name, Right right, Caller caller) throws Refusal {
        try {
            Optional<GitRepository> found =
                    repositories.find(name, right, caller.actor()).blockOptional(PATIENCE);
            return found.orElseThrow(() -> new Refusal("Repository not found"));
        } catch (ApiException e) {
            throw new Refusal("Permission denied.\n" + e.sentence());
        }
    }
}
