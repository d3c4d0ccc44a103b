package io.gantry.git.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.git.ssh.GitCommandLine.Receive;
import io.gantry.git.ssh.GitCommandLine.Refused;
import io.gantry.git.ssh.GitCommandLine.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitCommandLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "git-upload-pack 'ns/r.git'", "git-upload-pack '/ns/r.git'",
                "git upload-pack '/ns/r.git'", "git-upload-pack '/ns/r'"
            })
    void readsACloneAsGitAndOldClientsSendIt(String command) {
        assertThat(GitCommandLine.parse(command)).isEqualTo(new Upload("ns/r"));
    }

    @Test
    void readsAPush() {
        assertThat(GitCommandLine.parse("git-receive-pack 'r.git'")).isEqualTo(new Receive("r"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ls",
                "git-upload-pack r.git",
                "git-upload-pack '../r.git'",
                "git-upload-pack 'a/b/c.git'",
                "x git-upload-pack 'r.git'",
                "git-upload-pack ''",
                "git-shell 'r.git'",
                "git-upload-pack 'r.git.git'"
            })
    void deniesAnythingElse(String command) {
        assertThat(GitCommandLine.parse(command)).isEqualTo(new Refused(GitCommandLine.WEIRD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"git-upload-pack 'r.git';id", "git-upload-pack 'r.git' --evil"})
    void deniesWordsBehindTheRepository(String command) {
        assertThat(GitCommandLine.parse(command)).isEqualTo(new Refused("Malformed git command"));
    }
}
