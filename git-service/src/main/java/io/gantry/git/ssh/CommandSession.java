package io.gantry.git.ssh;

import io.gantry.contracts.git.GitRepository;
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
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.sshd.server.session.ServerSession;
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

    CommandSession(
            LoginSession logins,
            RepositoryService repositories,
            UploadService uploads,
            ReceiveService receives) {
        this.logins = logins;
        this.repositories = repositories;
        this.uploads = uploads;
        this.receives = receives;
    }

    void run(GitCommandLine line, ServerSession session, Protocol protocol, Talk talk)
            throws IOException, Refusal {
        switch (line) {
            case Refused refused -> throw new Refusal(refused.message());
            case Upload upload -> {
                GitRepository found = find(upload.repository(), Right.READ, caller(session));
                uploads.serve(found, protocol, talk.in(), talk.out(), talk.err());
            }
            case Receive receive -> {
                Caller caller = caller(session);
                GitRepository found = find(receive.repository(), Right.WRITE, caller);
                receives.serve(found, caller, talk.in(), talk.out(), talk.err());
            }
        }
    }

    private Caller caller(ServerSession session) throws Refusal {
        return logins.caller(session).orElseThrow(() -> new Refusal(NO_USER));
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
