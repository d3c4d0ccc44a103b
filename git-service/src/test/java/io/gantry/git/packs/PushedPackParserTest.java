package io.gantry.git.packs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What packs may hold of the heap; the promise is kept by refusing before it is taken. */
class PushedPackParserTest {
    private static final int KIB = 1 << 10;
    private static final long SHARE = 2_000L * KIB;

    /** Of the bases in these tests. */
    private static final int UNITS = 2;

    @TempDir private Path folder;
    private final MemoryShare lists = new MemoryShare(SHARE, Duration.ZERO);
    private final MemoryShare contents = new MemoryShare(SHARE, Duration.ZERO);
    private final PackLimits limits =
            new PackLimits(100L * KIB, 1_000, 1_000L * KIB, lists, contents);
    private FileRepository repository;

    @BeforeEach
    void create() throws IOException {
        repository = new FileRepository(folder.resolve("x.git").toFile());
        repository.create(true);
    }

    /** Whatever happened, others can have the memory again, and nothing lies about. */
    @AfterEach
    void leavesNothingBehind() throws IOException {
        assertThat(lists.left()).isEqualTo(SHARE);
        assertThat(contents.left()).isEqualTo(SHARE);
        repository.close();
        try (Stream<Path> files = Files.walk(folder.resolve("x.git/objects"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".tmp"))).isEmpty();
        }
    }

    @Test
    void refusesWhatIsReadWholeAndTooLarge() {
        for (int type : new int[] {Constants.OBJ_COMMIT, Constants.OBJ_TREE, Constants.OBJ_TAG}) {
            APack pack = new APack();
            pack.claimed(type, 400L << 20);
            assertRefused(
                    pack,
                    "a %s of 419,430,400 bytes: commits, trees and tags are at most 102,400 bytes"
                            .formatted(Constants.typeString(type)));
        }
    }

    @Test
    void refusesACommitThatADeltaMakesTooLarge() {
        APack pack = new APack();
        int base =
                pack.whole(
                        Constants.OBJ_COMMIT,
                        """
                        tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904
                        author A <a@example.com> 1 +0000
                        committer A <a@example.com> 1 +0000

                        x
                        """
                                .getBytes(US_ASCII));
        pack.claimedDelta(base, 120, 101L * KIB);
        assertRefused(pack, "a commit of 103,424 bytes");
    }

    @Test
    void takesLargeBlobsThatAreNoDeltas() throws IOException {
        APack pack = new APack();
        pack.whole(Constants.OBJ_BLOB, new byte[5_000 * KIB]);
        assertThat(parsed(pack.bytes())).isEqualTo(1);
    }

    @Test
    void refusesADeltaOfALargeBlobWhateverItSaysOfIt() {
        APack honest = new APack();
        int base = honest.whole(Constants.OBJ_BLOB, new byte[5_000 * KIB]);
        honest.claimedDelta(base, 5_000L * KIB, 10);
        assertRefused(honest, "a delta of an object of 5,120,000 bytes");
        APack liar = new APack();
        base = liar.whole(Constants.OBJ_BLOB, new byte[5_000 * KIB]);
        liar.claimedDelta(base, 10, 10);
        assertRefused(liar, "a delta of an object of 5,120,000 bytes");
    }

    @Test
    void refusesADeltaThatMakesALargeBlob() {
        APack pack = new APack();
        int base = pack.whole(Constants.OBJ_BLOB, new byte[10]);
        pack.claimedDelta(base, 10, 400L << 20);
        assertRefused(
                pack,
                "a delta of an object of 419,430,400 bytes: deltas may take 1,024,000 bytes of"
                        + " memory; say `git config core.bigFileThreshold 200m` and `git repack"
                        + " -adf`, then push again");
    }

    @Test
    void takesALongChainOfDeltas() throws IOException {
        APack pack = new APack();
        int base = pack.whole(Constants.OBJ_BLOB, new byte[UNITS << 16]);
        for (int i = 0; i < 50; i++) {
            base = pack.delta(base, UNITS, i == 0 ? 0 : 1, i);
        }
        assertThat(parsed(pack.bytes())).isEqualTo(51);
    }

    /** JGit holds each object of the chain, as each has another delta to come. */
    @Test
    void refusesAChainOfWhichEachPartIsHeld() {
        APack pack = new APack();
        int base = pack.whole(Constants.OBJ_BLOB, new byte[UNITS << 16]);
        for (int i = 0; i < 50; i++) {
            int added = i == 0 ? 0 : 1;
            int next = pack.delta(base, UNITS, added, i);
            pack.delta(base, UNITS, added, 100 + i);
            base = next;
        }
        assertRefused(pack, "a delta of an object of 131,073 bytes");
    }

    @Test
    void refusesAPackThatSaysItHasTooManyObjects() {
        assertThatThrownBy(() -> parsed(new APack().bytes(2_000_000_000)))
                .hasMessage(
                        "the pack has 2,000,000,000 objects, at most 1,000 can be pushed at once:"
                                + " push older commits first");
    }

    @Test
    void letsWaitAndThenRefusesWhatOthersHaveTaken() throws IOException {
        contents.take(SHARE);
        APack pack = new APack();
        pack.delta(pack.whole(Constants.OBJ_BLOB, new byte[UNITS << 16]), UNITS, 0, 1);
        assertRefused(pack, "other large pushes have the memory that this one needs");
        contents.giveBack(SHARE);
        assertThat(parsed(pack.bytes())).isEqualTo(2);
    }

    private void assertRefused(APack pack, String message) {
        assertThatThrownBy(() -> parsed(pack.bytes())).hasMessageContaining(message);
    }

    /** How many objects it took. */
    private int parsed(byte[] pack) throws IOException {
        var parser =
                new PushedPackParser(
                        repository.getObjectDatabase(), new ByteArrayInputStream(pack), limits);
        parser.setAllowThin(true);
        parser.parse(NullProgressMonitor.INSTANCE);
        return parser.getObjectCount();
    }
}
