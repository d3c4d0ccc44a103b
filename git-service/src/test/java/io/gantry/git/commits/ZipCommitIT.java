package io.gantry.git.commits;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;

import io.gantry.contracts.events.Topic;
import io.gantry.contracts.identity.Role;
import io.gantry.git.GitIT;
import io.gantry.git.RealGit;
import io.gantry.git.storage.Storage;
import io.gantry.testing.EventProbe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ZipCommitIT extends GitIT {
    @Autowired private Storage storage;
    @TempDir private Path home;
    private final Map<String, String> form = new LinkedHashMap<>();
    private String name = "";

    @BeforeEach
    void makeRepository() {
        name = aRepository("bob");
        form.put("message", "  \nRepository scaffold  \n\n");
        form.put("author-name", "Author Name");
        form.put("author-email", "author@email.com");
        form.put("committer-name", "Committer Name");
        form.put("committer-email", "committer@email.com");
        form.put("branch", "master");
    }

    @Test
    void answersTheBranchThatItMade() {
        Answer answer = commit(AZip.with("README", "hello\n").executable("bin/run", "#!\n"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode made = JsonMapper.shared().readTree(answer.body());
        assertThat(made.propertyNames())
                .containsExactly(
                        "ref",
                        "name",
                        "author",
                        "committer",
                        "tagger",
                        "_links",
                        "subject",
                        "createdAt");
        assertThat(made.path("name").asString()).isEqualTo("master");
        assertThat(made.path("subject").asString()).isEqualTo("Repository scaffold");
        assertThat(made.at("/author/email").asString()).isEqualTo("author@email.com");
        assertThat(made.at("/committer/name").asString()).isEqualTo("Committer Name");
        assertThat(made.at("/tagger/name").asString()).isEmpty();
        assertThat(made.at("/_links/zipArchive").asString())
                .isEqualTo("/repository/%s/archive?ref=master&format=zip".formatted(name));
        String head = git().in(bare(), "rev-parse", "master");
        assertThat(made.path("ref").asString()).isEqualTo(head);
        assertThat(git().in(bare(), "ls-tree", "-r", "master"))
                .contains("100755 blob")
                .contains("\tbin/run")
                .contains("100644 blob")
                .contains("\tREADME");
        assertThat(git().in(bare(), "log", "-1", "--format=%B|%an|%ce"))
                .isEqualTo("Repository scaffold\n|Author Name|committer@email.com");
        assertThat(git().ok("-C", bare().toString(), "fsck", "--full", "--strict")).isEmpty();
    }

    @Test
    void putsItsFilesOverThoseOfTheBranchAndTakesAwayWhatItIsTold() {
        commit(AZip.with("keep", "k").and("old/a", "a").and("old/b", "b").executable("run", "1"));
        form.put("delete", "old/a\nkeep");
        Answer answer = commit(AZip.with("run", "2").and("old/c/d", "d").and("keep/now", "x"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(git().in(bare(), "ls-tree", "-r", "--name-only", "master").lines())
                .containsExactly("keep/now", "old/b", "old/c/d", "run");
        assertThat(git().in(bare(), "ls-tree", "master", "run")).startsWith("100755");
        assertThat(git().in(bare(), "rev-list", "--count", "master")).isEqualTo("2");
        assertThat(git().in(bare(), "fsck", "--full", "--strict", "--no-dangling")).isEmpty();
    }

    @Test
    void takesTheLastOfFilesWithOneName() {
        Answer answer = commit(AZip.with("a", "1").and("b", "b").and("a", "2"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(git().in(bare(), "show", "master:a")).isEqualTo("2");
        assertThat(git().in(bare(), "ls-tree", "--name-only", "master")).isEqualTo("a\nb");
        assertThat(git().ok("-C", bare().toString(), "fsck", "--full", "--strict")).isEmpty();
    }

    @Test
    void startsAMissingBranchWhereHeadIs() {
        commit(AZip.with("a", "a"));
        form.put("branch", "feature/x");
        commit(AZip.with("b", "b"));
        assertThat(git().in(bare(), "ls-tree", "--name-only", "feature/x")).isEqualTo("a\nb");
        assertThat(git().in(bare(), "ls-tree", "--name-only", "master")).isEqualTo("a");
    }

    @Test
    void tellsOfItAsOfAnyPush() {
        commit(AZip.with("a", "a"));
        try (EventProbe probe = new EventProbe(Topic.Names.GIT)) {
            var message = probe.await("git.pushed", "repository/" + name);
            assertThat(EventProbe.header(message, "ce_actor")).isEqualTo("alice");
            assertThat(new String(message.value(), UTF_8)).contains("refs/heads/master");
        }
    }

    @Test
    void asksTheHooks() {
        String hook = "read old new ref; git show --stat $new; echo no way; exit 1";
        String body =
                JsonMapper.shared()
                        .writeValueAsString(Map.of("content", hook, "repositories", List.of(name)));
        send(admin(), POST, "/hook/pre-receive", body);
        Answer answer = commit(AZip.with("a.txt", "a"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .startsWith("Error when trying to commit zip to repository " + name)
                .contains(", could not push: ")
                .contains("remote:  a.txt | 1 +")
                .contains("remote: no way\n")
                .contains("(pre-receive hook declined)");
        nothingIsLeft();
    }

    @Test
    void refusesACommitThatChangesNothing() {
        commit(AZip.with("a", "a"));
        Answer answer = commit(AZip.with("a", "a"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("could not commit: ")
                .contains("On branch master\nnothing to commit, working tree clean");
    }

    @Test
    void refusesABadZipAndLeavesNothingBehind() {
        commit(AZip.with("ok", "x").and("../x", "x"))
                .is(
                        400,
                        "Error when trying to commit zip to repository %s, could not extract: path \"../x\" has a segment \"..\"\n"
                                .formatted(name));
        Answer answer = commit("no zip".getBytes(UTF_8));
        answer.is(
                400,
                "Error when trying to commit zip to repository %s, could not extract: zip: not a valid zip file\n"
                        .formatted(name));
        nothingIsLeft();
    }

    @Test
    void refusesAFileWhereAFolderIs() {
        commit(AZip.with("dir/a", "a").and("file", "f"));
        assertThat(commit(AZip.with("dir", "x")).body())
                .endsWith("\"dir\" is a file in the zip and a folder in the branch\n");
        assertThat(commit(AZip.with("file/x", "x")).body())
                .endsWith("\"file\" is a folder in the commit and a file in the branch\n");
        form.put("delete", "nowhere/at/all");
        assertThat(commit(AZip.with("x", "x")).body()).contains("to be deleted and not there");
    }

    @Test
    void refusesAZipThatIsTooLarge() {
        byte[] noise = new byte[3 << 20];
        new Random(7).nextBytes(noise);
        commit(new AZip().and("a", noise, 0))
                .is(
                        413,
                        "Error when trying to commit zip to repository %s, could not extract: the zip is larger than 2097152 bytes\n"
                                .formatted(name));
        nothingIsLeft();
    }

    @Test
    void namesTheFieldThatIsMissing() {
        form.put("branch", "");
        commit(AZip.with("a", "a")).is(400, "Empty value \"branch\"\n");
        form.remove("branch");
        commit(AZip.with("a", "a")).is(400, "Invalid value field \"branch\"\n");
        form.put("branch", "master");
        send(form(null)).is(400, "Invalid file field \"zipfile\"\n");
        MultipartBodyBuilder twice = form(AZip.with("a", "a").bytes());
        twice.part("branch", "other");
        send(twice).is(400, "Not a single value \"branch\"\n");
        send(alice(), POST, path(), "a=b")
                .is(400, "request Content-Type isn't multipart/form-data\n");
    }

    @Test
    void refusesControlCharactersInWhatACommitSays() {
        form.put("author-name", "a\0b");
        commit(AZip.with("a", "a")).is(400, "Control character in value \"author-name\"\n");
        form.put("author-name", "Ann");
        form.put("message", "one\0two");
        commit(AZip.with("a", "a")).is(400, "Control character in value \"message\"\n");
    }

    @Test
    void makesNoEmptyCommitOfFoldersAlone() {
        Answer answer = commit(AZip.with("folder/", ""));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("nothing to commit");
    }

    @Test
    void takesTheFileFirst() {
        MultipartBodyBuilder body = new MultipartBodyBuilder();
        addFile(body, AZip.with("a", "a").bytes());
        form.forEach(body::part);
        assertThat(send(body).status()).isEqualTo(200);
    }

    @Test
    void refusesNamesThatNoBranchMayHave() {
        for (String bad : List.of("a..b", "-x", "HEAD", "a b", "1".repeat(40), "x.lock")) {
            form.put("branch", bad);
            assertThat(commit(AZip.with("a", "a")).body())
                    .contains("could not checkout: branch name \"%s\" is not valid".formatted(bad));
        }
    }

    @Test
    void isForThoseWhoMayWrite() {
        MultipartBodyBuilder body = form(AZip.with("a", "a").bytes());
        send(as("bob", Role.DEVELOPER), body)
                .is(403, "You don't have access to write in this repository.\n");
        String missing =
                "Error when trying to commit zip to repository %1$s, could not clone: Error when"
                        + " trying to clone repository %1$s (Repository does not exist).\n";
        send(as("eve", Role.DEVELOPER), body).is(400, missing.formatted(name));
        name = "nowhere";
        send(alice(), body).is(400, missing.formatted("nowhere"));
    }

    @Test
    void writesOnlyTheFoldersThatItTouches() throws Exception {
        AZip many = new AZip();
        for (int i = 0; i < 2_000; i++) {
            many.and("d%02d/f%d".formatted(i % 50, i), "file " + i);
        }
        commit(many);
        commit(AZip.with("d07/new", "n"));
        List<Path> packs;
        try (Stream<Path> all = Files.list(bare().resolve("objects/pack"))) {
            packs = all.filter(file -> file.toString().endsWith(".idx")).toList();
        }
        assertThat(packs)
                .anyMatch(pack ->
                        git().ok("verify-pack", "-v", pack.toString())
                                        .lines()
                                        .filter(line -> line.matches("[0-9a-f]{40} .*"))
                                        .count()
                                == 4); // commit, root, folder, file
    }

    @Test
    void makesNoFolderThatIsLargerThanOneMayBe() throws Exception {
        RealGit git = aliceIn(home);
        Path work = git.aWorkTree("work");
        String entry = "100644 blob " + git.in(work, "rev-parse", "HEAD:README") + "\tf%07d\n";
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < (4 << 20) / 36; i++) {
            lines.append(entry.formatted(i));
        }
        Path list = Files.writeString(home.resolve("list"), lines);
        String script = "git -C '%s' mktree < '%s'".formatted(work, list);
        String tree = git.program(List.of("sh", "-c", script)).output().strip();
        String commit = git.in(work, "commit-tree", "-m", "large", tree);
        git.in(work, "push", "-q", address(name), commit + ":refs/heads/master");
        Answer answer = commit(AZip.with("README", "hello\n"));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body())
                .contains("a folder would have 116509 entries, in more than 4194304 bytes");
    }

    private void nothingIsLeft() {
        assertThat(git().in(bare(), "count-objects", "-v"))
                .contains("count: 0", "in-pack: 0", "size-garbage: 0");
        assertThat(bare().resolve("incoming").toFile().list()).isNullOrEmpty();
    }

    private Answer commit(AZip zip) {
        return commit(zip.bytes());
    }

    private Answer commit(byte[] zip) {
        return send(form(zip));
    }

    private MultipartBodyBuilder form(byte @Nullable [] zip) {
        MultipartBodyBuilder body = new MultipartBodyBuilder();
        form.forEach(body::part);
        if (zip != null) {
            addFile(body, zip);
        }
        return body;
    }

    private static void addFile(MultipartBodyBuilder body, byte[] zip) {
        body.part("zipfile", new ByteArrayResource(zip), MediaType.APPLICATION_OCTET_STREAM)
                .filename("scaffold.zip");
    }

    private Answer send(MultipartBodyBuilder body) {
        return send(alice(), body);
    }

    private Answer send(WebTestClient as, MultipartBodyBuilder body) {
        var result =
                as.post()
                        .uri(path())
                        .body(BodyInserters.fromMultipartData(body.build()))
                        .exchange()
                        .expectBody(String.class)
                        .returnResult();
        String text = Objects.requireNonNullElse(result.getResponseBody(), "");
        return new Answer(result.getStatus().value(), text, result.getResponseHeaders());
    }

    private String path() {
        return "/repository/" + name + "/commit";
    }

    private Path bare() {
        return storage.folder(idOf(name));
    }

    private RealGit git() {
        return new RealGit(home);
    }
}
