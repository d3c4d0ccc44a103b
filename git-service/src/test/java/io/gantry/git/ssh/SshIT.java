package io.gantry.git.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.gantry.git.GitIT;
import io.gantry.git.RealGit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

class SshIT extends GitIT {
    @Autowired private SshDoor door;
    @TempDir private Path home;
    private String writer = "";
    private String reader = "";
    private String name = "";

    @BeforeEach
    void makeRepository() throws IOException {
        writer = aUser("ed25519");
        reader = aUser("ecdsa");
        name = aName("ns") + "/repo";
        create(Map.of("name", name, "users", List.of(writer), "readonlyusers", List.of(reader)));
    }

    @Test
    void pushesClonesAndFetches() {
        Path work = git(writer).aWorkTree("work");
        git(writer).in(work, "push", "-q", address(name), "master");
        git(reader).ok("clone", "-q", address(name), home.resolve("clone").toString());
        git(writer).commit(work, "more", "more\n");
        git(writer).in(work, "push", "-q", address(name), "master");
        git(reader).in(home.resolve("clone"), "pull", "-q");
        assertThat(home.resolve("clone/more")).hasContent("more\n");
    }

    @Test
    void showsWhatAHookSaysWhileItRuns() throws IOException, InterruptedException {
        String hook = "echo \"at $HOME\"; until [ -e $HOME/go ]; do sleep 0.05; done; exit 1";
        Map<String, Object> body = Map.of("content", hook, "repositories", List.of(name));
        send(admin(), POST, "/hook/pre-receive", JsonMapper.shared().writeValueAsString(body));
        Path work = git(writer).aWorkTree("work");
        Process push = git(writer).start("-C", work.toString(), "push", address(name), "master");
        try (BufferedReader said = push.inputReader()) {
            String line = said.readLine();
            while (!line.contains("remote: at ")) {
                line = said.readLine();
            }
            Files.createFile(Path.of(line.replace("remote: at ", "").strip(), "go"));
            assertThat(said.lines()).anyMatch(last -> last.contains("pre-receive hook declined"));
        }
        assertThat(push.waitFor()).isNotZero();
    }

    @Test
    void refusesALargeCommit() throws IOException {
        Path work = git(writer).aWorkTree("work");
        Path text = Files.writeString(home.resolve("text"), "a line of text\n".repeat(2_800_000));
        git(writer).in(work, "commit", "-q", "--allow-empty", "-F", text.toString());
        assertThat(git(writer).fails("-C", work.toString(), "push", address(name), "master"))
                .contains("a commit of 42,0")
                .contains("commits, trees and tags are at most 4,194,304 bytes");
        git(writer).in(work, "push", "-q", address(name), "master~1:refs/heads/master");
    }

    @Test
    void speaksProtocolTwo() {
        String trace = git(writer).with("GIT_TRACE_PACKET", "1").ok("ls-remote", address(name));
        assertThat(trace).contains("version 2");
    }

    @Test
    void letsAKeyOfRsaInToo() throws IOException {
        String user = aUser("rsa");
        send(alice(), POST, "/repository/grant", grant(user));
        assertThat(git(user).ok("ls-remote", address(name))).isEmpty();
    }

    @Test
    void refusesAKeyThatNobodyHas() throws IOException {
        aKey("stranger", "ed25519");
        assertThat(git("stranger").fails("ls-remote", address(name)))
                .contains("Permission denied (publickey)");
    }

    @Test
    void refusesARemovedKeyAtOnce() {
        assertThat(git(reader).ok("ls-remote", address(name))).isEmpty();
        send(admin(), DELETE, "/user/" + reader + "/key/k", "");
        assertThat(git(reader).fails("ls-remote", address(name)))
                .contains("Permission denied (publickey)");
    }

    @Test
    void refusesAnyOtherLoginName() {
        assertThat(git(writer).fails("ls-remote", address(name).replace("git@", "root@")))
                .contains("Permission denied (publickey)");
    }

    @Test
    void tellsAReaderThatHeMayNotWrite() {
        Path work = git(reader).aWorkTree("work");
        assertThat(git(reader).fails("-C", work.toString(), "push", address(name), "master"))
                .contains(
                        "Permission denied.\nYou don't have access to write in this repository.\n");
    }

    @Test
    void hidesAPrivateRepositoryFromAStranger() throws IOException {
        String stranger = aUser("ed25519");
        String missing = aName("ns") + "/repo";
        Path work = git(stranger).aWorkTree("work");
        for (String command : List.of("ls-remote %s", "-C %2$s push %1$s master")) {
            RealGit.Result hidden = run(stranger, command.formatted(address(name), work));
            assertThat(hidden.output()).contains("Repository not found\n");
            RealGit.Result none = run(stranger, command.formatted(address(missing), work));
            assertThat(hidden.output()).isEqualTo(none.output().replace(missing, name));
            assertThat(hidden.exit()).isEqualTo(none.exit());
        }
        for (String program : List.of("upload-pack", "receive-pack", "upload-archive")) {
            RealGit.Result hidden = ssh(stranger, "git-%s '%s.git'".formatted(program, name));
            assertThat(hidden)
                    .isEqualTo(ssh(stranger, "git-%s '%s.git'".formatted(program, missing)));
            assertThat(hidden.exit()).isEqualTo(1);
        }
    }

    private RealGit.Result run(String user, String command) {
        return git(user).run(command.split(" ", -1));
    }

    @Test
    void letsEveryKeyReadAPublicRepository() throws IOException {
        String stranger = aUser("ed25519");
        send(alice(), PUT, "/repository/" + name, "{\"ispublic\":true}");
        assertThat(git(stranger).ok("ls-remote", address(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id",
                "git-upload-pack",
                "git-upload-pack ../x",
                "git-upload-pack '../x.git'",
                "git-shell 'x.git'",
                "git-upload-pack \"x.git\"",
                "git-upload-pack 'a/b/c.git'"
            })
    void deniesWhateverIsNotOfGit(String command) {
        RealGit.Result result = ssh(writer, command);
        assertThat(result.output())
                .contains(
                        "You've tried to execute some weird command, I'm deliberately denying you"
                                + " to do that, get over it.\n");
        assertThat(result.exit()).isEqualTo(1);
    }

    @Test
    void deniesWordsBehindTheRepository() {
        RealGit.Result result = ssh(writer, "git-upload-pack '%s.git' --evil".formatted(name));
        assertThat(result.output()).contains("Malformed git command\n");
    }

    @Test
    void forwardsNothing() {
        List<String> command = sshCommand(writer);
        command.addAll(1, List.of("-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:1"));
        assertThat(new RealGit(home).program(command).output()).contains("forwarding failed");
    }

    @Test
    void offersNoOldAlgorithms() {
        List<String> command = sshCommand(writer);
        command.addAll(
                1, List.of("-oLogLevel=INFO", "-oKexAlgorithms=diffie-hellman-group14-sha1"));
        assertThat(new RealGit(home).program(command).output())
                .contains("no matching key exchange method");
    }

    @Test
    void keepsItsHostKeysEncrypted() {
        assertThat(hostKeys()).contains("ssh-ed25519", "ecdsa-sha2-nistp256", "ssh-rsa");
        assertThat(
                        database.sql("SELECT encode(sealed, 'escape') FROM host_keys")
                                .mapValue(String.class)
                                .all()
                                .collectList()
                                .block())
                .hasSize(3)
                .noneMatch(sealed -> sealed.contains("OPENSSH PRIVATE KEY"));
    }

    private String hostKeys() {
        return new RealGit(home)
                .program(List.of("ssh-keyscan", "-p", String.valueOf(door.port()), "127.0.0.1"))
                .output();
    }

    private RealGit.Result ssh(String user, String command) {
        List<String> words = sshCommand(user);
        words.add(command);
        if (command.isEmpty()) {
            words.removeLast();
        }
        return new RealGit(home).program(words);
    }

    private List<String> sshCommand(String user) {
        List<String> words = new ArrayList<>(List.of("ssh"));
        words.addAll(options(user));
        words.addAll(List.of("-T", "-p", String.valueOf(door.port()), "git@127.0.0.1"));
        return words;
    }

    private List<String> options(String user) {
        return List.of(
                "-F", "/dev/null",
                "-o", "StrictHostKeyChecking=no",
                "-o", "UserKnownHostsFile=/dev/null",
                "-o", "LogLevel=ERROR",
                "-o", "IdentitiesOnly=yes",
                "-o", "IdentityAgent=none",
                "-o", "BatchMode=yes",
                "-i", home.resolve(user).toString());
    }

    private RealGit git(String user) {
        return new RealGit(home).with("GIT_SSH_COMMAND", "ssh " + String.join(" ", options(user)));
    }

    @Override
    protected String address(String repository) {
        return "ssh://git@127.0.0.1:%d/%s.git".formatted(door.port(), repository);
    }

    private String grant(String user) {
        return "{\"repositories\":[\"%s\"],\"users\":[\"%s\"]}".formatted(name, user);
    }

    private String aUser(String type) throws IOException {
        String user = aName("u");
        Map<String, Object> body = Map.of("name", user, "keys", Map.of("k", aKey(user, type)));
        send(admin(), POST, "/user", JsonMapper.shared().writeValueAsString(body));
        return user;
    }

    private String aKey(String file, String type) throws IOException {
        String path = home.resolve(file).toString();
        new RealGit(home).program(List.of("ssh-keygen", "-q", "-t", type, "-N", "", "-f", path));
        return Files.readString(Path.of(path + ".pub")).strip();
    }
}
