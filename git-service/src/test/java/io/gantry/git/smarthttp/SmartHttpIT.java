package io.gantry.git.smarthttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.PUT;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.git.GitIT;
import io.gantry.git.RealGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmartHttpIT extends GitIT {
    @TempDir private Path home;
    private String name = "";

    @BeforeEach
    void makeRepository() {
        name = aName("ns") + "/repo";
        create(Map.of("name", name, "users", List.of("alice"), "readonlyusers", List.of("bob")));
    }

    @Test
    void pushesClonesAndFetches() {
        Path work = git("alice").aWorkTree("work");
        git("alice").in(work, "push", "-q", address(name), "master");
        git("bob").ok("clone", "-q", address(name), folder("clone"));
        git("alice").commit(work, "src/more", "more\n");
        git("alice").in(work, "tag", "-a", "v1", "-m", "one");
        git("alice").in(work, "push", "-q", "--follow-tags", address(name), "master");
        git("bob").in(home.resolve("clone"), "pull", "-q");
        assertThat(git("bob").in(home.resolve("clone"), "log", "--format=%s", "-1"))
                .isEqualTo("Change src/more");
        assertThat(git("bob").in(home.resolve("clone"), "fsck", "--full", "--strict")).isEmpty();
    }

    @Test
    void speaksProtocolTwo() {
        push();
        String trace =
                git("bob").with("GIT_TRACE_PACKET", "1").ok("ls-remote", address(name), "HEAD");
        assertThat(trace).contains("version 2");
        assertThat(trace).contains("HEAD");
    }

    @Test
    void speaksProtocolZeroToo() {
        push();
        assertThat(git("bob").ok("-c", "protocol.version=0", "ls-remote", address(name)))
                .contains("refs/heads/master");
    }

    @Test
    void clonesShallowAndPartial() {
        Path work = push();
        git("alice").commit(work, "large.bin", "x".repeat(5000));
        git("alice").commit(work, "README", "again\n");
        git("alice").in(work, "push", "-q", address(name), "master");
        git("bob").ok("clone", "-q", "--depth=1", address(name), folder("shallow"));
        assertThat(git("bob").in(home.resolve("shallow"), "rev-list", "--count", "HEAD"))
                .isEqualTo("1");
        git("bob")
                .ok(
                        "clone",
                        "-q",
                        "--no-checkout",
                        "--filter=blob:none",
                        address(name),
                        folder("part"));
        Path part = home.resolve("part");
        assertThat(git("bob").in(part, "rev-list", "--objects", "--missing=print", "HEAD"))
                .contains("\n?");
        git("bob").in(part, "checkout", "-q", "master");
        assertThat(part.resolve("large.bin")).hasSize(5000);
    }

    @Test
    void carriesALargePushAndClone() throws IOException {
        Path work = git("alice").aWorkTree("work");
        byte[] noise = new byte[8 << 20];
        new Random(1).nextBytes(noise);
        Files.write(work.resolve("noise"), noise);
        git("alice").commit(work, "more", "more\n");
        git("alice").in(work, "push", "-q", address(name), "master");
        git("bob").ok("clone", "-q", address(name), folder("clone"));
        assertThat(home.resolve("clone/noise")).hasBinaryContent(noise);
    }

    @Test
    void unpacksARequestThatGitHasPacked() {
        Path work = push();
        for (int i = 0; i < 60; i++) {
            git("alice").in(work, "tag", "t" + i, "HEAD");
            git("alice").in(work, "commit", "-q", "--allow-empty", "-m", "c" + i);
        }
        git("alice").in(work, "push", "-q", "--tags", address(name), "master");
        String trace =
                git("bob")
                        .with("GIT_CURL_VERBOSE", "1")
                        .ok("clone", "-c", "protocol.version=0", address(name), folder("clone"));
        assertThat(trace.toLowerCase(Locale.ROOT)).contains("content-encoding: gzip");
    }

    @Test
    void letsEverybodyClonePublicOnes() {
        push();
        assertThat(git(Actor.ANONYMOUS).fails("ls-remote", address(name)))
                .contains("could not read Username");
        send(alice(), PUT, "/repository/" + name, "{\"ispublic\":true}");
        assertThat(git(Actor.ANONYMOUS).ok("ls-remote", address(name)))
                .contains("refs/heads/master");
        assertThat(
                        git(Actor.ANONYMOUS)
                                .fails("-C", folder("work"), "push", address(name), "master"))
                .contains("could not read Username");
    }

    @Test
    void hidesAPrivateRepositoryFromAStranger() {
        push();
        String missing = address(aName("none"));
        String hidden = git("eve").fails("ls-remote", address(name)).replace(address(name), "X");
        assertThat(hidden).isEqualTo(git("eve").fails("ls-remote", missing).replace(missing, "X"));
        String path = "/git/%s.git/info/refs?service=git-receive-pack".formatted(name);
        get(as("eve", Role.DEVELOPER), path).is(404, "Repository not found\n");
        get(as("eve", Role.DEVELOPER), path.replace(name, "none"))
                .is(404, "Repository not found\n");
    }

    @Test
    void tellsAReaderThatHeMayNotWrite() {
        push();
        assertThat(git("bob").fails("-C", folder("work"), "push", address(name), "master"))
                .contains("403");
        get(
                        as("bob", Role.VIEWER),
                        "/git/%s.git/info/refs?service=git-receive-pack".formatted(name))
                .is(403, "You don't have access to write in this repository.\n");
    }

    @Test
    void refusesTheOldProtocolAndUnknownServices() {
        assertThat(get(alice(), "/git/%s.git/info/refs".formatted(name)).status()).isEqualTo(403);
        get(alice(), "/git/%s.git/objects/info/packs".formatted(name))
                .is(404, "Repository not found\n");
    }

    private Path push() {
        Path work = git("alice").aWorkTree("work");
        git("alice").in(work, "push", "-q", address(name), "master");
        return work;
    }

    private String folder(String clone) {
        return home.resolve(clone).toString();
    }

    private RealGit git(String user) {
        return new RealGit(home).withHeader(token(user, Role.DEVELOPER));
    }
}
