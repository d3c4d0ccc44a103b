package io.gantry.git.browse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.identity.Role;
import io.gantry.git.WorkTreeIT;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BrowseIT extends WorkTreeIT {
    private static final String NO_REPOSITORY = "(Repository does not exist).";

    @BeforeEach
    void makeRepository() {
        git().commit(work, "src/deep/café.txt", "coffee\n");
        push();
    }

    @Test
    void showsAFileAndGuardsIt() {
        var answer = get(bob(), path("contents?path=src/deep/caf%C3%A9.txt"));
        answer.is(200, "coffee\n");
        assertThat(answer.headers().getFirst("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(answer.headers().getFirst("Content-Length")).isEqualTo("7");
        assertThat(answer.headers().getFirst("Content-Security-Policy"))
                .isEqualTo("sandbox; default-src 'none'");
        assertThat(answer.headers().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.headers().getFirst("Cross-Origin-Resource-Policy"))
                .isEqualTo("same-origin");
        get(bob(), path("contents?path=/README&ref=master~1")).is(200, "hello\n");
    }

    @Test
    void listsAFolderAsGitShowDoes() {
        get(bob(), path("contents?path=src")).is(200, "tree master:src\n\ndeep/\n");
    }

    @Test
    void saysInOldWordsWhatIsMissing() {
        get(bob(), path("contents"))
                .is(
                        400,
                        "Error when trying to obtain an uknown file on ref master of repository %s (path is required).\n"
                                .formatted(name));
        get(bob(), path("contents?path=none&ref=x"))
                .is(
                        404,
                        "Error when trying to obtain file none on ref x of repository %s (exit status 128).\n"
                                .formatted(name));
        get(bob(), path("contents?path=../x")).is(404, missingFile("../x"));
        get(bob(), path("contents?path=--output=/tmp/x")).is(404, missingFile("--output=/tmp/x"));
        get(bob(), path("tree?ref=none"))
                .is(
                        400,
                        "Error when trying to obtain tree for path . on ref none of repository %1$s (Error when trying to obtain tree . on ref none of repository %1$s (exit status 128).).\n"
                                .formatted(name));
    }

    @Test
    void listsTheTreeAsGitDoes() {
        JsonNode tree = json(get(bob(), path("tree")));
        assertThat(tree).hasSize(2);
        assertThat(tree.get(0).toString())
                .isEqualTo(
                        "{\"filetype\":\"blob\",\"hash\":\"%s\",\"path\":\"README\",\"permission\":\"100644\",\"rawPath\":\"README\"}"
                                .formatted(git().in(work, "rev-parse", "HEAD:README")));
        assertThat(tree.get(1).path("rawPath").asString())
                .isEqualTo("\"src/deep/caf\\303\\251.txt\"");
        assertThat(json(get(bob(), path("tree?path=/src/deep/")))).hasSize(1);
        get(bob(), path("tree?path=none")).is(200, "[]");
        assertThat(get(bob(), path("tree?path=../x")).status()).isEqualTo(400);
    }

    @Test
    void listsBranchesByName() {
        git().in(work, "push", "-q", "origin", "HEAD~1:refs/heads/a/first");
        JsonNode branches = json(get(bob(), path("branches")));
        assertThat(branches.values())
                .extracting(branch -> branch.path("name").asString())
                .containsExactly("a/first", "master");
        JsonNode master = branches.get(1);
        assertThat(master.propertyNames())
                .containsExactly(
                        "ref",
                        "name",
                        "author",
                        "committer",
                        "tagger",
                        "_links",
                        "subject",
                        "createdAt");
        assertThat(master.path("ref").asString()).isEqualTo(git().in(work, "rev-parse", "HEAD"));
        assertThat(master.at("/author/email").asString()).isEqualTo("ann@example.com");
        assertThat(master.path("createdAt").asString())
                .isEqualTo(git().in(work, "log", "-1", "--format=%ad"));
        assertThat(master.at("/tagger/name").asString()).isEmpty();
        assertThat(master.at("/_links/zipArchive").asString())
                .isEqualTo("/repository/%s/branch/archive?ref=master&format=zip".formatted(name));
    }

    @Test
    void listsLightAndAnnotatedTags() {
        git().in(work, "tag", "light");
        git().in(work, "tag", "-a", "heavy", "-m", "Release one\n\nbody");
        git().in(work, "push", "-q", "--tags", "origin");
        JsonNode tags = json(get(bob(), path("tags")));
        assertThat(tags.get(0).path("ref").asString())
                .isEqualTo(git().in(work, "rev-parse", "heavy"));
        assertThat(tags.get(0).at("/author/name").asString()).isEmpty();
        assertThat(tags.get(0).at("/tagger/name").asString()).isEqualTo("Ann Author");
        assertThat(tags.get(0).path("subject").asString()).isEqualTo("Release one");
        assertThat(tags.get(1).path("ref").asString())
                .isEqualTo(git().in(work, "rev-parse", "HEAD"));
    }

    @Test
    void pagesThroughTheLog() {
        git().commit(work, "README", "again\n");
        push();
        JsonNode first = json(get(bob(), path("logs?total=2")));
        assertThat(first.path("commits")).hasSize(2);
        assertThat(first.at("/commits/0/subject").asString()).isEqualTo("Change README");
        JsonNode rest = json(get(bob(), path("logs?ref=" + first.path("next").asString())));
        assertThat(rest.path("commits")).hasSize(1);
        assertThat(rest.at("/commits/0/parent").isNull()).isTrue();
        assertThat(rest.path("next").asString()).isEmpty();
        JsonNode ofReadme = json(get(bob(), path("logs?total=10&path=README")));
        assertThat(ofReadme.path("commits")).hasSize(2);
        assertThat(ofReadme.at("/commits/0/parent/0").asString())
                .isEqualTo(git().in(work, "rev-parse", "HEAD~1"));
        assertThat(json(get(bob(), path("logs?ref=HEAD~2..HEAD"))).path("commits")).hasSize(2);
        get(bob(), path("logs?path=none")).is(200, "{\"commits\":[],\"next\":\"\"}");
        get(bob(), path("logs?total=abc"))
                .is(
                        400,
                        "Error when trying to obtain logs for ref  of repository %s (strconv.Atoi: parsing \"abc\": invalid syntax).\n"
                                .formatted(name));
    }

    @Test
    void diffsAsGitDoes() {
        git().commit(work, "README", "hello\nworld\n");
        push();
        String expected = git().in(work, "diff", "HEAD~1", "HEAD");
        var answer = get(bob(), path("diff/commits?previous_commit=HEAD~1&last_commit=master"));
        assertThat(answer.body().strip()).isEqualTo(expected);
        get(bob(), path("diff/commits?previous_commit=HEAD&last_commit=HEAD")).is(200, "");
        get(bob(), path("diff/commits?previous_commit=a&last_commit=b"))
                .is(
                        404,
                        "Error when trying to obtain diff with commits b and a of repository %s (exit status 128).\n"
                                .formatted(name));
        assertThat(get(bob(), path("diff/commits?last_commit=b")).status()).isEqualTo(400);
    }

    @Test
    void answersAboutAnEmptyRepository() {
        name = aRepository("bob");
        get(bob(), path("branches")).is(200, "[]");
        get(bob(), path("tags")).is(200, "[]");
        assertThat(get(bob(), path("tree")).status()).isEqualTo(400);
        assertThat(get(bob(), path("logs")).status()).isEqualTo(400);
        assertThat(get(bob(), path("contents?path=x")).status()).isEqualTo(404);
    }

    @Test
    void hidesAPrivateRepositoryOnEveryRoute() {
        WebTestClient eve = as("eve", Role.DEVELOPER);
        for (String route :
                List.of(
                        "contents?path=README",
                        "tree",
                        "branches",
                        "tags",
                        "logs",
                        "diff/commits?previous_commit=a&last_commit=b",
                        "archive?ref=master&format=zip")) {
            Answer hidden = get(eve, path(route));
            Answer missing = get(eve, "/repository/none/" + route);
            assertThat(hidden.body()).contains(NO_REPOSITORY);
            assertThat(hidden.body().replace(name, "none")).isEqualTo(missing.body());
            assertThat(hidden.status()).isEqualTo(missing.status());
        }
    }

    @Test
    void packsWhatGitArchivePacks() throws IOException {
        git().commit(work, ".gitattributes", "secret export-ignore\nversion export-subst\n");
        git().commit(work, "secret", "x\n");
        git().commit(work, "version", "$Format:%H %an$\n");
        Files.createSymbolicLink(work.resolve("link"), Path.of("README"));
        assertThat(work.resolve("README").toFile().setExecutable(true)).isTrue();
        git().commit(work, "z", "z\n");
        push();
        String prefix = name + "-master/";
        Path expected = home.resolve("expected.tar");
        git().in(work, "archive", "--prefix=" + prefix, "-o", expected.toString(), "HEAD");
        byte[] answer = bytes("archive?ref=master&format=tar");
        assertThat(entries(answer)).isEqualTo(entries(Files.readAllBytes(expected)));
        Files.write(home.resolve("answer.tar"), answer);
        assertThat(
                        git().program(
                                        List.of(
                                                "sh",
                                                "-c",
                                                "git get-tar-commit-id <"
                                                        + home.resolve("answer.tar")))
                                .output()
                                .strip())
                .isEqualTo(git().in(work, "rev-parse", "HEAD"));
    }

    @Test
    void namesTheArchiveAfterTheRepositoryAndRef() {
        var answer = get(bob(), path("archive?ref=master&format=zip"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().getContentDisposition().getFilename())
                .isEqualTo(name + "_master.zip");
        assertThat(answer.headers().getFirst("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(get(bob(), path("branch/archive?ref=master&format=tar.gz")).status())
                .isEqualTo(200);
        get(bob(), path("archive?ref=master"))
                .is(
                        400,
                        "Error when trying to obtain archive for ref 'master' (format: ) of repository '%s' (ref and format are required).\n"
                                .formatted(name));
        assertThat(get(bob(), path("archive?ref=none&format=zip")).status()).isEqualTo(404);
    }

    private String missingFile(String path) {
        return "Error when trying to obtain file %s on ref master of repository %s (exit status 128).\n"
                .formatted(path, name);
    }

    /** What is in a tar file, in its order, with all that a reader may see of it. */
    private static List<String> entries(byte[] tar) throws IOException {
        List<String> entries = new ArrayList<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            for (TarArchiveEntry entry = in.getNextEntry();
                    entry != null;
                    entry = in.getNextEntry()) {
                entries.add(
                        "%s %o %s %s %s %s"
                                .formatted(
                                        entry.getName(),
                                        entry.getMode() & 0777,
                                        entry.getUserName(),
                                        entry.getLastModifiedTime(),
                                        entry.getLinkName(),
                                        new String(in.readAllBytes(), UTF_8)));
            }
        }
        return entries;
    }

    private byte[] bytes(String route) {
        return Objects.requireNonNull(
                bob().get()
                        .uri(path(route))
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(byte[].class)
                        .returnResult()
                        .getResponseBody());
    }

    private void push() {
        git().in(work, "push", "-q", "origin", "master");
    }

    private String path(String route) {
        return "/repository/" + name + "/" + route;
    }

    private WebTestClient bob() {
        return as("bob", Role.VIEWER);
    }

    private static JsonNode json(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }
}
