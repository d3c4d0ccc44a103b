package io.gantry.catalog.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.catalog.documents.Document;
import io.gantry.catalog.documents.Documents;
import io.gantry.catalog.documents.Syntax;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class YamlTextTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ALPHABET = "aB1 :-#'\"\\\n\t{}[],&*!|>%@`?~=é\uFEFF\u2028\u0085.0";

    @Test
    void readsAsPeopleWriteIt() {
        assertThat(
                        YamlText.of(
                                JSON.readTree(
                                        """
                                        {"kind": "Service", "metadata": {"name": "a", "tags": ["x", "z"],
                                         "labels": {}, "description": "one\\ntwo\\n"},
                                         "spec": {"yes": "no", "n": 1.50, "t": true, "z": null, "e": "3"}}
                                        """)))
                .isEqualTo(
                        """
                        ---
                        kind: Service
                        metadata:
                          name: a
                          tags:
                            - x
                            - z
                          labels: {}
                          description: |
                            one
                            two
                        spec:
                          "yes": "no"
                          "n": 1.5
                          t: true
                          z: null
                          e: "3"
                        """);
    }

    @Test
    void comesBackAsItWas() {
        for (String text :
                List.of(
                        "",
                        " ",
                        "true",
                        "Null",
                        "~",
                        "1",
                        "0x1",
                        "1e3",
                        ".inf",
                        "-",
                        "- a",
                        "a: b",
                        "a #b",
                        "#a",
                        "---",
                        "...",
                        "--- a\n---\nb",
                        "a\n b\n",
                        "\na",
                        "a\n\n\n",
                        "a ",
                        "😀",
                        "a\r\nb",
                        "%TAG",
                        "2001-01-01",
                        "=",
                        "<<",
                        "@a",
                        "`a",
                        "on",
                        "No")) {
            assertComesBack(text);
        }
    }

    @Test
    void comesBackWhateverTheTextIs() {
        Random random = new Random(20261122);
        for (int i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            assertComesBack(text.toString());
        }
    }

    private static void assertComesBack(String text) {
        ObjectNode content = JSON.createObjectNode();
        content.put("text", text).putArray("list").add(text).addObject().put("in", text);
        if (!text.isEmpty()) {
            content.put(text, 1);
        }
        String yaml = YamlText.of(content);
        List<Document> documents =
                Documents.read(yaml + YamlText.of(content), Syntax.YAML).toList();
        assertThat(documents).as(yaml).hasSize(2);
        for (Document document : documents) {
            assertThat(document).as(yaml).isInstanceOf(Document.Parsed.class);
            JsonNode read = ((Document.Parsed) document).content();
            assertThat(read).as(yaml).isEqualTo(content);
        }
    }
}
