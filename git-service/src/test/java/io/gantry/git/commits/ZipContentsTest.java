package io.gantry.git.commits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gantry.git.storage.StorageProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ZipContentsTest {
    @TempDir private Path folder;
    private final Map<String, String> settings = new HashMap<>(Map.of("gantry.git.root", "/x"));

    @Test
    void takesFilesAndFolders() throws IOException {
        try (ZipContents zip = open(AZip.with("a/b.txt", "b").and("a/", "").and("c", "").bytes())) {
            assertThat(zip.files().children()).containsOnlyKeys("a", "c");
        }
    }

    @Test
    void refusesWhatIsNoZip() {
        refuses("this is no zip".getBytes(UTF_8), "zip: not a valid zip file");
        refuses(new byte[0], "zip: not a valid zip file");
        byte[] whole = AZip.with("a", "a").bytes();
        refuses(Arrays.copyOf(whole, whole.length - 1), "zip: not a valid zip file");
        refuses(Arrays.copyOfRange(whole, 1, whole.length), "zip: not a valid zip file");
    }

    @Test
    void refusesBadNames() {
        refuses(AZip.with("../x", "x").bytes(), "has a segment \"..\"");
        refuses(AZip.with(".GIT/config", "x").bytes(), "has a segment that git refuses");
        refuses(patched(AZip.with("aXb", "x").bytes(), "aXb", "a\\b"), "has a backslash");
        refuses(patched(AZip.with("aXb", "x").bytes(), "aXb", "a\0b"), "has control characters");
        refuses(patched(AZip.with("aXb", "x").bytes(), "aXb", "a\u00e9b"), "not");
        refuses(AZip.with("../x/", "").bytes(), "has a segment \"..\"");
    }

    @Test
    void refusesLinksAndDevices() {
        byte[] target = "/etc/passwd".getBytes(UTF_8);
        refuses(
                new AZip().and("l", target, UnixStat.LINK_FLAG | 0777).bytes(),
                "\"l\" is a symbolic link");
        refuses(
                new AZip().and("fifo", new byte[0], 0010000 | 0644).bytes(),
                "\"fifo\" is neither a file nor a folder");
    }

    @Test
    void refusesAFileInPlaceOfAFolder() {
        refuses(AZip.with("a", "1").and("a/b", "2").bytes(), "is in \"a\", which is a file");
        refuses(AZip.with("a/b", "1").and("a", "2").bytes(), "\"a\" is a file and a folder");
        refuses(AZip.with("a", "1").and("a/", "").bytes(), "is in \"a\", which is a file");
    }

    @Test
    void refusesWhatIsEncryptedOrPackedInAnUnknownWay() {
        byte[] zip = AZip.with("a", "text").bytes();
        int entry = indexOf(zip, "PK\1\2");
        byte[] encrypted = zip.clone();
        encrypted[entry + 8] |= 1;
        refuses(encrypted, "\"a\" is encrypted");
        byte[] unknown = zip.clone();
        unknown[entry + 10] = 97;
        refuses(unknown, "\"a\" is packed by an unknown method");
    }

    @Test
    void refusesMoreEntriesThanAllowedWhateverTheHeadSays() {
        settings.put("gantry.git.zip.entries", "3");
        AZip zip = new AZip();
        for (int i = 0; i < 4; i++) {
            zip.and("f" + i, "x");
        }
        refuses(zip.bytes(), "the zip has more than 3 entries");
        byte[] lying = zip.bytes();
        int end = indexOf(lying, "PK\5\6");
        lying[end + 8] = 1;
        lying[end + 10] = 1;
        refuses(lying, "the zip has more than 3 entries");
    }

    @Test
    void refusesMoreFoldersThanAnybodyNeeds() {
        settings.put("gantry.git.zip.entries", "3");
        refuses(AZip.with("a/b/c/d/e/f/g", "x").bytes(), "more than 6 files and folders");
    }

    @Test
    void refusesWhatUnpacksToTooMuch() {
        settings.put("gantry.git.zip.unpacked", "100KB");
        byte[] noise = new byte[60 << 10];
        new Random(1).nextBytes(noise);
        byte[] zip = new AZip().and("a", noise, 0).and("b", noise, 0).bytes();
        refuses(zip, "the zip unpacks to more than 102400 bytes");
    }

    @Test
    void refusesAFileThatNoPushMayHave() {
        settings.put("gantry.git.max-object", "10B");
        refuses(AZip.with("a", "eleven byte").bytes(), "\"a\" is larger than 10 bytes");
    }

    @Test
    void refusesABomb() {
        byte[] zip = new AZip().and("zeros", new byte[1 << 20], 0).bytes();
        refuses(zip, "the zip unpacks to more than 200 times its size");
        settings.put("gantry.git.zip.ratio", "2000");
        accepts(zip);
    }

    @Test
    void refusesABombWhoseHeadLies() throws IOException {
        byte[] zip = new AZip().and("zeros", new byte[1 << 20], 0).bytes();
        int entry = indexOf(zip, "PK\1\2");
        System.arraycopy(new byte[] {10, 0, 0, 0}, 0, zip, entry + 24, 4);
        try (ZipContents contents = open(zip);
                InMemoryRepository repository = repository();
                ObjectInserter objects = repository.newObjectInserter()) {
            assertThatThrownBy(() -> contents.insert(file(contents, "zeros"), objects))
                    .isInstanceOf(CommitFault.class)
                    .hasMessage("\"zeros\" is not what the zip's list says");
        }
    }

    @Test
    void refusesAFileThatIsShorterOrAnotherThanItsHeadSays() throws IOException {
        byte[] zip = AZip.with("a", "text").bytes();
        int entry = indexOf(zip, "PK\1\2");
        byte[] longer = zip.clone();
        longer[entry + 24] = 5;
        byte[] other = zip.clone();
        other[entry + 16] ^= 1;
        for (byte[] bad : new byte[][] {longer, other}) {
            try (ZipContents contents = open(bad);
                    InMemoryRepository repository = repository();
                    ObjectInserter objects = repository.newObjectInserter()) {
                assertThatThrownBy(() -> contents.insert(file(contents, "a"), objects))
                        .isInstanceOf(CommitFault.class);
            }
        }
    }

    private static ZipArchiveEntry file(ZipContents contents, String name) {
        FileTree.Node<ZipArchiveEntry> found = contents.files().children().get(name);
        return ((FileTree.File<ZipArchiveEntry>) Objects.requireNonNull(found)).value();
    }

    private static InMemoryRepository repository() {
        return new InMemoryRepository(new DfsRepositoryDescription("x"));
    }

    private void accepts(byte[] zip) {
        try (ZipContents contents = open(zip)) {
            assertThat(contents.files().children()).isNotEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuses(byte[] zip, String reason) {
        assertThatThrownBy(() -> open(zip).close())
                .isInstanceOf(CommitFault.class)
                .hasMessageContaining(reason);
    }

    private ZipContents open(byte[] zip) throws IOException {
        Path file = Files.write(folder.resolve("a.zip"), zip);
        StorageProperties properties =
                new Binder(new MapConfigurationPropertySource(settings))
                        .bind("gantry.git", StorageProperties.class)
                        .get();
        return ZipContents.open(FileChannel.open(file), properties);
    }

    private static byte[] patched(byte[] zip, String from, String to) {
        return new String(zip, ISO_8859_1).replace(from, to).getBytes(ISO_8859_1);
    }

    private static int indexOf(byte[] zip, String text) {
        int at = new String(zip, ISO_8859_1).indexOf(text);
        assertThat(at).isNotNegative();
        return at;
    }
}
