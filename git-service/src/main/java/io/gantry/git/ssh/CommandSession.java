package io.gantry.git.ssh;

import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.identity.Actor;
import io.gantry.events.Trace;
import io.gantry.git.pushes.Caller;
import io.gantry.git.repositories.RepositoryService;
import io.gantry.git.repositories.Right;
import io.gantry.git.ssh.GitCommand.Talk;
import io.gantry.git.ssh.GitCommandLine.OfRepository;
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
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Decides about a command and lets it run: pattern, user, repository, right. It blocks. */
@Component
class CommandSession {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String NO_USER =
            "Error obtaining user. Gandalf database is probably in an inconsistent state.";

    private final LoginSession logins;
    private final UserSessions sessions;
    private final RepositoryService repositories;
    private final UploadService uploads;
    private final ReceiveService receives;
    private final RefusedCommands refused;
    private final Tracer tracer;

    CommandSession(
            LoginSession logins,
            UserSessions sessions,
            RepositoryService repositories,
            UploadService uploads,
            ReceiveService receives,
            RefusedCommands refused,
            Tracer tracer) {
        this.logins = logins;
        this.sessions = sessions;
        this.repositories = repositories;
        this.uploads = uploads;
        this.receives = receives;
        this.refused = refused;
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
        sessions.require(session);
        switch (line) {
            case Refused weird -> throw new Refusal(weird.message());
            case Upload upload -> {
                Caller caller = caller(session, trace);
                GitRepository found = find(upload, Right.READ, caller);
                uploads.serve(found, protocol, talk.in(), talk.out(), talk.err());
            }
            case Receive receive -> {
                Caller caller = caller(session, trace);
                GitRepository found = find(receive, Right.WRITE, caller);
                receives.serve(found, caller, talk.in(), talk.out(), talk.err());
            }
        }
    }

    private Caller caller(ServerSession session, @Nullable String trace) throws Refusal {
        try {
            Optional<Caller> caller = logins.caller(session, trace);
            if (caller.isPresent()) {
                return caller.get();
            }
        } catch (ApiException e) {
            throw new Refusal(e.sentence());
        }
        logins.login(session).ifPresent(login -> refused.tellLogin(login.fingerprint(), session));
        throw new Refusal(NO_USER);
    }

    private GitRepository find(OfRepository command, Right right, Caller caller) throws Refusal {
        Actor actor = caller.actor();
        try {
            Optional<GitRepository> found =
                    repositories.find(command.repository(), right, actor).blockOptional(PATIENCE);
            if (found.isPresent()) {
                return found.get();
            }
        } catch (ApiException e) {
            refused.tell(actor, command, e.status().value());
            throw new Refusal("Permission denied.\n" + e.sentence());
        }
        refused.tell(actor, command, HttpStatus.NOT_FOUND.value());
        throw new Refusal("Repository not found");
    }
}
