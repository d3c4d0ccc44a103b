package io.gantry.catalog.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.documents.Document.Broken;
import io.gantry.catalog.documents.Document.Parsed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlDocumentsTest {
    @Test
    void readsEachDocumentWithItsLine() {
        List<Document> documents =
                read(
                        """
                        # a comment
                        kind: A
                        ---
                        # another
                        kind: B
                        ...
                        kind: C
                        --- {kind: D}
                        """);
        assertThat(documents).extracting(Document::line).containsExactly(2, 5, 7, 8);
        assertThat(documents)
                .extracting(YamlDocumentsTest::content)
                .containsExactly(
                        "{\"kind\":\"A\"}",
                        "{\"kind\":\"B\"}",
                        "{\"kind\":\"C\"}",
                        "{\"kind\":\"D\"}");
    }

    @Test
    void skipsDocumentsThatAreOnlyComments() {
        assertThat(read("---\n# nothing\n---\n\n---\nkind: A\n---\n")).hasSize(1);
        assertThat(read("")).isEmpty();
        assertThat(read("# nothing\n")).isEmpty();
    }

    @Test
    void goesOnBehindABrokenDocument() {
        List<Document> documents = read("kind: A\n---\nkind: [\n---\nkind: C\n");
        assertThat(documents).hasSize(3);
        assertThat(documents.get(0)).isInstanceOf(Parsed.class);
        assertThat(documents.get(1)).isInstanceOf(Broken.class);
        assertThat(documents.get(2)).isInstanceOf(Parsed.class);
    }

    @Test
    void readsDirectivesCarriageReturnsAndByteOrderMark() {
        assertThat(content(only("\uFEFF%YAML 1.2\n# c\n---\nkind: A\n")))
                .isEqualTo("{\"kind\":\"A\"}");
        List<Document> documents = read("kind: A\r\nspec: {}\r\n---\r\nkind: Bé\r\n");
        assertThat(documents).extracting(Document::line).containsExactly(1, 4);
        assertThat(content(documents.get(1))).isEqualTo("{\"kind\":\"Bé\"}");
    }

    @Test
    void keepsMarkersInsideOfBlockText() {
        assertThat(content(only("definition: |\n  ---\n  kind: X\n  ...\n")))
                .isEqualTo("{\"definition\":\"---\\nkind: X\\n...\\n\"}");
    }

    @Test
    void findsTheLineOfAPath() {
        Parsed parsed =
                (Parsed)
                        read("kind: A\n---\nkind: B\nspec:\n  list:\n    - a\n    -\n      b: 1\n")
                                .get(1);
        assertThat(parsed.lines().of("/kind")).isEqualTo(3);
        assertThat(parsed.lines().of("/spec/list/0")).isEqualTo(6);
        assertThat(parsed.lines().of("/spec/list/1/b")).isEqualTo(8);
        assertThat(parsed.lines().of("/spec/list/1/missing")).isEqualTo(8);
        assertThat(parsed.lines().of("/other")).isEqualTo(3);
    }

    @Test
    void readsScalarsByTheCoreSchema() {
        assertThat(
                        content(
                                only(
                                        "{a: yes, b: true, c: ~, d: 0x1F, e: 1.50, f: '1', g: 2024-01-01,"
                                                + " h: 1e3, i: !!str 5, j: 123456789012345678901}")))
                .isEqualTo(
                        "{\"a\":\"yes\",\"b\":true,\"c\":null,\"d\":31,\"e\":1.50,\"f\":\"1\","
                                + "\"g\":\"2024-01-01\",\"h\":1000,\"i\":\"5\",\"j\":123456789012345678901}");
    }

    @Test
    void writesAliasesOut() {
        assertThat(content(only("a: &x {b: 1}\nc: *x\nd: [*x]\n")))
                .isEqualTo("{\"a\":{\"b\":1},\"c\":{\"b\":1},\"d\":[{\"b\":1}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: *x", "a: &x [*x]", "a: !Ref b", "a: !!binary aGk=", "a: .nan"})
    void refusesWhatJsonCannotSay(String text) {
        assertThat(only(text))
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> {
                            assertThat(broken.line()).isEqualTo(1);
                            assertThat(broken.path()).startsWith("/a");
                        });
    }

    @Test
    void refusesDuplicateKeysAtTheirPlace() {
        assertThat(only("spec:\n  a: 1\n  b: 2\n  a: 3\n"))
                .isEqualTo(new Broken(4, "/spec/a", "duplicate key \"a\""));
    }

    @Test
    void refusesWhatIsNoMapping() {
        assertThat(only("\n- a\n- b\n")).isEqualTo(new Broken(2, "", "document is no mapping"));
        assertThat(only("just text")).isEqualTo(new Broken(1, "", "document is no mapping"));
    }

    @Test
    void namesTheLineOfATemplateThatWasNotFilledIn() {
        assertThat(only("metadata:\n  name: a\n  {%- if x %}\n  b: c\n"))
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> {
                            assertThat(broken.line()).isEqualTo(3);
                            assertThat(broken.message()).contains("'%'", "template");
                        });
        assertThat(only("a: 1\nb: {{ x }}\n"))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.message()).contains("template"));
    }

    @Test
    void namesTheLineOfATab() {
        assertThat(only("a:\n\tb: 1\n"))
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> {
                            assertThat(broken.line()).isEqualTo(2);
                            assertThat(broken.message()).contains("\\t");
                        });
    }

    @Test
    void refusesCharactersThatCannotBeStored() {
        assertThat(only("a:\n  b: \"x\\0y\"\n"))
                .isEqualTo(new Broken(2, "/a/b", "text holds the character U+0000"));
        assertThat(only("a: 1\nb: x\u0000y\n"))
                .isEqualTo(new Broken(2, "", "character U+0000 is not allowed"));
        assertThat(only("a: \"\\uD800\"\n")).isInstanceOf(Broken.class);
    }

    private static List<Document> read(String text) {
        return Documents.read(text, Syntax.YAML).toList();
    }

    private static Document only(String text) {
        List<Document> documents = read(text);
        assertThat(documents).hasSize(1);
        return documents.getFirst();
    }

    private static String content(Document document) {
        assertThat(document).isInstanceOf(Parsed.class);
        return ((Parsed) document).content().toString();
    }
}
