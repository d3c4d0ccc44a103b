package io.gantry.git.browse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.identity.Role;
import io.gantry.git.RealGit;
import io.gantry.git.WorkTreeIT;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that ask for {@code export-subst}, held against what git itself makes of them. */
class PlaceholdersIT extends WorkTreeIT {
    private static final String ALL =
            """
            $Format:%H %h %T %t %P %p$ $Format:$ $Format:unknown %q %% %n x$
            $Format:%an|%ae|%ad|%aD|%ai|%aI|%at|%as$
            $Format:%cn|%ce|%cd|%cD|%ci|%ct|%cs$
            $Format:[%s] [%b] [%B]$ $Format:%d %D
            over two lines$ $Format:without an end
            """;

    @BeforeEach
    void makeRepository() {
        git().commit(work, ".gitattributes", "version export-subst\n");
        git().commit(work, "version", ALL);
    }

    @Test
    void replacesWhatGitReplacesInAMerge() throws IOException {
        git().in(work, "branch", "side");
        git().commit(work, "a", "a\n");
        git().in(work, "checkout", "-q", "side");
        git().commit(work, "b", "b\n");
        git().in(work, "checkout", "-q", "master");
        RealGit dated =
                git().with("GIT_AUTHOR_DATE", "2014-07-01T10:13:27-0300")
                        .with("GIT_COMMITTER_DATE", "2026-01-09T03:04:05+0000")
                        .with("GIT_AUTHOR_NAME", "Zoë Author");
        Path message = home.resolve("message");
        Files.writeString(message, "The sübject \non two lines\n\n\nThe body\n\nand more\n");
        dated.in(work, "merge", "-q", "--no-commit", "--no-ff", "side");
        dated.in(work, "commit", "-q", "--cleanup=verbatim", "-F", message.toString());
        git().in(work, "tag", "-a", "-m", "annotated", "v1.0");
        git().in(work, "tag", "-a", "-m", "of a tag", "v1.0-again", "v1.0");
        git().in(work, "tag", "light");
        git().in(work, "branch", "other");
        push();
        isAsGitMakesIt("master");
        isAsGitMakesIt("v1.0");
    }

    @Test
    void replacesWhatGitReplacesWhereNoRefIs() throws IOException {
        git().commit(work, "next", "x\n");
        push();
        isAsGitMakesIt("master~1");
    }

    @Test
    void makesNoFileThatIsMuchLargerThanWhatItRepeats() throws IOException {
        Path message = Files.writeString(home.resolve("message"), "long\n".repeat(50_000));
        Files.writeString(work.resolve("version"), "$Format:" + "%B".repeat(100_000) + "$");
        git().in(work, "add", "-A");
        git().in(work, "commit", "-q", "-F", message.toString());
        push();
        List<String> command =
                List.of(
                        "curl",
                        "-sSfo",
                        "/dev/null",
                        "-H",
                        "Authorization: " + token("bob", Role.VIEWER),
                        url() + "/repository/" + name + "/archive?ref=master&format=tar");
        assertThat(git().program(command).exit()).as("curl says it is cut off").isNotZero();
    }

    @Test
    void readsNoLargeAttributes() throws IOException {
        Files.writeString(work.resolve(".gitattributes"), "x y\n".repeat(300_000));
        git().in(work, "add", "-A");
        git().in(work, "commit", "-q", "-m", "attributes");
        push();
        get(as("bob", Role.VIEWER), "/repository/" + name + "/archive?ref=master&format=tar")
                .is(
                        413,
                        "a .gitattributes file has more than 1048576 bytes: clone the repository to"
                                + " see it all\n");
    }

    /** Once it was held whole, however large. */
    @Test
    void takesALinkWithALargeTargetForAFile() throws IOException {
        Path target = Files.writeString(home.resolve("target"), "version".repeat(1_000));
        String blob = git().in(work, "hash-object", "-w", target.toString());
        git().in(work, "update-index", "--cacheinfo", "120000," + blob + ",version");
        git().in(work, "commit", "-q", "-m", "no link");
        push();
        assertThat(version(archive("master"))).isEqualTo("version".repeat(1_000));
    }

    private void isAsGitMakesIt(String ref) throws IOException {
        Path expected = home.resolve("expected.tar");
        Path folder = storage.folder(idOf(name));
        git().ok(
                        "-c",
                        "safe.directory=*",
                        "-C",
                        folder.toString(),
                        "archive",
                        "-o",
                        expected.toString(),
                        ref);
        assertThat(version(archive(ref))).isEqualTo(version(Files.readAllBytes(expected)));
    }

    private byte[] archive(String ref) {
        return Objects.requireNonNull(
                as("bob", Role.VIEWER)
                        .get()
                        .uri("/repository/" + name + "/archive?format=tar&ref=" + ref)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .doesNotExist("Accept-Ranges")
                        .expectBody(byte[].class)
                        .returnResult()
                        .getResponseBody());
    }

    private static String version(byte[] tar) throws IOException {
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            TarArchiveEntry entry = in.getNextEntry();
            while (!entry.getName().endsWith("version")) {
                entry = in.getNextEntry();
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private void push() {
        git().in(work, "push", "-q", "--all", "origin");
        git().in(work, "push", "-q", "--tags", "origin");
    }

    @Override
    protected RealGit git() {
        return super.git().with("TZ", "BRT3"); // gits differ in how they write that of Greenwich
    }
}
