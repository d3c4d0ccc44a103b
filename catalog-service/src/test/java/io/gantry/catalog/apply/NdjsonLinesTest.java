package io.gantry.catalog.apply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.apply.NdjsonLines.Line;
import io.gantry.catalog.documents.Document;
import io.gantry.catalog.documents.Document.Broken;
import io.gantry.catalog.documents.Document.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NdjsonLinesTest {
    private final NdjsonLines lines = new NdjsonLines(20);

    @Test
    void joinsLinesThatComeInPieces() {
        List<Document> documents = documents("{\"a\"", ": 1}\r\n\n{\"b\":", " \"é\"}\n{}");
        assertThat(documents).extracting(Document::line).containsExactly(1, 3, 4);
        assertThat(((Parsed) documents.get(1)).content().path("b").asString()).isEqualTo("é");
    }

    @Test
    void forgetsALineThatIsTooLongAndGoesOn() {
        List<Document> documents = documents("{\"a\": \"" + "x".repeat(50), "x\"}\n{\"b\": 1}\n");
        assertThat(documents.getFirst()).isEqualTo(new Broken(1, "", "line is too long"));
        assertThat(documents.getLast()).isInstanceOf(Parsed.class);
    }

    @Test
    void refusesWhatIsNoUtf8() {
        List<Line> found = lines.feed(new byte[] {'"', (byte) 0xC3, '"', '\n'});
        assertThat(found)
                .extracting(Line::document)
                .containsExactly(Optional.of(new Broken(1, "", "line is no UTF-8")));
    }

    private List<Document> documents(String... pieces) {
        List<Line> found = new ArrayList<>();
        for (String piece : pieces) {
            found.addAll(lines.feed(piece.getBytes(UTF_8)));
        }
        found.addAll(lines.end());
        return found.stream().map(Line::document).flatMap(Optional::stream).toList();
    }
}
