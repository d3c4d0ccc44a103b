package io.gantry.catalog.documents;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.gantry.catalog.documents.Document.Broken;
import io.gantry.catalog.documents.Document.Parsed;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class YamlBoundsTest {
    @Test
    void readsSixtyFourLevelsAndNoMore() {
        assertThat(read("a: " + "[".repeat(63) + "]".repeat(63))).isInstanceOf(Parsed.class);
        assertThat(message("a: " + "[".repeat(64) + "]".repeat(64)))
                .isEqualTo("nested deeper than 64");
        assertThat(message("a: " + "[".repeat(1_000_000))).isEqualTo("nested deeper than 64");
    }

    @Test
    void readsFiftyAliasesAndNoMore() {
        assertThat(read("a: &x 1\nb: [" + "*x,".repeat(50) + "]")).isInstanceOf(Parsed.class);
        assertThat(message("a: &x 1\nb: [" + "*x,".repeat(51) + "]"))
                .isEqualTo("more than 50 aliases");
    }

    @Test
    void refusesAliasBombs() {
        String bomb =
                IntStream.range(0, 12)
                        .mapToObj(i ->
                                "a%d: &x%d [*x%d, *x%d, *x%d, *x%d]"
                                        .formatted(i + 1, i + 1, i, i, i, i))
                        .collect(
                                Collectors.joining(
                                        "\n", "a0: &x0 [" + "lol,".repeat(1000) + "]\n", "\n"));
        assertThat(message(bomb)).isEqualTo("aliases stand for more than 1 MiB");
    }

    @Test
    void countsTheDepthOfWhatAnAliasStandsFor() {
        String deep = "[".repeat(40) + "]".repeat(40);
        assertThat(message("a: &x " + deep + "\nb: " + "[".repeat(40) + "*x" + "]".repeat(40)))
                .isEqualTo("nested deeper than 64");
    }

    @Test
    void refusesLargeDocumentsButReadsTheirNeighbours() {
        List<Document> documents =
                Documents.read("a: " + "x".repeat(Documents.LARGEST) + "\n---\nb: 1\n", Syntax.YAML)
                        .toList();
        assertThat(documents.get(0)).isEqualTo(new Broken(1, "", "document is larger than 1 MiB"));
        assertThat(documents.get(1)).isInstanceOf(Parsed.class);
    }

    @Test
    void refusesNumbersThatStandForMoreDigitsThanAnyoneNeeds() {
        assertThat(message("a: 1e999999999")).contains("1e999999999");
        assertThat(message("a: " + "9".repeat(1001))).contains("no number");
    }

    @Test
    void readsManySmallDocumentsFast() {
        String upload = "kind: A\n---\n".repeat(100_000);
        assertTimeoutPreemptively(
                ofSeconds(60),
                () -> assertThat(Documents.read(upload, Syntax.YAML).count()).isEqualTo(100_000));
    }

    private static Document read(String text) {
        return assertTimeoutPreemptively(
                ofSeconds(20), () -> Documents.read(text, Syntax.YAML).findFirst().orElseThrow());
    }

    private static String message(String text) {
        assertThat(read(text)).isInstanceOf(Broken.class);
        return ((Broken) read(text)).message();
    }
}
