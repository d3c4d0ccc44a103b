package io.gantry.catalog.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.documents.Document.Broken;
import io.gantry.catalog.documents.Document.Parsed;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonDocumentsTest {
    @Test
    void readsOneObjectOrAnArray() {
        assertThat(read("{\"kind\": \"A\"}")).hasSize(1);
        assertThat(read("[{\"kind\": \"A\"},\n\n{\"kind\": \"B\"}]"))
                .extracting(Document::line)
                .containsExactly(1, 3);
        assertThat(read("[]")).isEmpty();
        assertThat(read(" ")).isEmpty();
    }

    @Test
    void findsTheLineOfAPath() {
        Parsed parsed = (Parsed) read("[{},\n {\n\"spec\":\n {\"list\": [1,\n2]}}]").get(1);
        assertThat(parsed.line()).isEqualTo(2);
        assertThat(parsed.lines().of("/spec")).isEqualTo(3);
        assertThat(parsed.lines().of("/spec/list/1")).isEqualTo(5);
        assertThat(parsed.lines().of("/spec/list/7/a")).isEqualTo(4);
    }

    @Test
    void keepsBigNumbers() {
        Parsed parsed =
                (Parsed)
                        read("{\"a\": 1.10, \"b\": 123456789012345678901, \"c\": 1E+2}").getFirst();
        assertThat(parsed.content().toString())
                .isEqualTo("{\"a\":1.10,\"b\":123456789012345678901,\"c\":100}");
    }

    @Test
    void goesOnBehindADocumentThatBreaksARule() {
        List<Document> documents =
                read(
                        """
                        [{"a": 1, "a": {"b": [2]}},
                         {"a": "\\u0000"},
                         {"a": "\\ud800"},
                         {"a": [[%s]]},
                         7, [{"x": 1}],
                         {"kind": "A"}]
                        """
                                .formatted("[".repeat(64) + "]".repeat(64)));
        assertThat(documents)
                .hasSize(7)
                .contains(
                        new Broken(1, "/a", "duplicate key \"a\""),
                        new Broken(2, "/a", "text holds the character U+0000"),
                        new Broken(3, "/a", "text holds the lone surrogate U+D800"),
                        new Broken(5, "", "document is no object"));
        assertThat(documents.getLast()).isInstanceOf(Parsed.class);
    }

    @Test
    void stopsWhereTheTextIsNoJson() {
        List<Document> documents = read("[{\"a\": 1},\n{\"a\": oops}, {\"a\": 2}]");
        assertThat(documents).hasSize(2);
        assertThat(documents.getLast())
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> {
                            assertThat(broken.line()).isEqualTo(2);
                            assertThat(broken.message()).contains("oops");
                        });
        assertThat(read("[{\"a\": 1}").getLast()).isInstanceOf(Broken.class);
        assertThat(read("{\"a\": [1").getLast()).isInstanceOf(Broken.class);
        assertThat(read("{\"a\": 1, \"a\": [1").getLast()).isInstanceOf(Broken.class);
    }

    @Test
    void refusesTextBehindTheDocument() {
        assertThat(read("{} {}").getLast()).isInstanceOf(Broken.class);
        assertThat(read("[{}] 1").getLast()).isInstanceOf(Broken.class);
    }

    @Test
    void refusesLargeAndDeepDocuments() {
        assertThat(read("[{\"a\": [" + "1,".repeat(600_000) + "1]}, {}]"))
                .hasSize(2)
                .first()
                .isEqualTo(new Broken(1, "/a/524285", "document is larger than 1 MiB"));
        assertThat(read("{\"a\":" + "[".repeat(1_000_000)).getFirst()).isInstanceOf(Broken.class);
        assertThat(read("{\"a\": 1e999999999}").getFirst())
                .isEqualTo(new Broken(1, "/a", "number is out of bounds"));
    }

    @Test
    void readsOneLine() {
        assertThat(Documents.readLine("{\"kind\": \"A\"}", 7).line()).isEqualTo(7);
        assertThat(Documents.readLine("{\"kind\": ", 7))
                .isInstanceOf(Broken.class)
                .extracting(Document::line)
                .isEqualTo(7);
        assertThat(Documents.readLine("", 7)).isEqualTo(new Broken(7, "", "line is empty"));
        Parsed parsed = (Parsed) Documents.readLine("{\"kind\": \"A\"}", 7);
        assertThat(parsed.lines().of("/kind")).isEqualTo(7);
    }

    private static List<Document> read(String text) {
        return Documents.read(text, Syntax.JSON).toList();
    }
}
