package io.gantry.catalog.backstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gantry.catalog.documents.Document;
import io.gantry.catalog.documents.Document.Broken;
import io.gantry.catalog.documents.Document.Parsed;
import io.gantry.catalog.documents.Documents;
import io.gantry.catalog.documents.Syntax;
import io.gantry.catalog.kinds.Kind;
import io.gantry.catalog.kinds.Kinds;
import io.gantry.contracts.catalog.EntityRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads descriptors of public repositories, which lie beside the project. */
class RealDescriptorsTest {
    private static final Kinds KINDS = new Kinds();
    private static final Backstage BACKSTAGE = new Backstage(KINDS);
    private static final List<Document> DOCUMENTS = new ArrayList<>();
    private static final Map<String, Integer> OUTCOMES = new HashMap<>();
    private static int files;

    @BeforeAll
    static void readAll() throws IOException {
        Path folder = folder();
        assumeTrue(Files.isDirectory(folder), () -> "no real descriptors at " + folder);
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.sorted().toList()) {
                files++;
                List<Document> documents =
                        Documents.read(Files.readString(file), Syntax.YAML).toList();
                assertThat(documents).as(file.toString()).isNotEmpty();
                DOCUMENTS.addAll(documents);
            }
        }
        DOCUMENTS.forEach(document -> OUTCOMES.merge(outcome(document), 1, Integer::sum));
    }

    @Test
    void accountsForEveryDocument() {
        assertThat(files).isEqualTo(234);
        assertThat(DOCUMENTS).hasSizeGreaterThan(480);
        assertThat(OUTCOMES.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(DOCUMENTS.size());
    }

    @Test
    void mapsAlmostAllOfThem() {
        assertThat(OUTCOMES.get("Service")).isGreaterThan(200);
        assertThat(OUTCOMES.get("API")).isGreaterThan(60);
        assertThat(OUTCOMES.get("Infrastructure")).isGreaterThan(30);
        assertThat(OUTCOMES.get("Team")).isGreaterThan(40);
        assertThat(OUTCOMES.get("System")).isGreaterThan(40);
        assertThat(OUTCOMES.get("Domain")).isGreaterThan(20);
        assertThat(OUTCOMES.get("User")).isEqualTo(8);
        assertThat(OUTCOMES.get("ignored")).isEqualTo(33);
    }

    @Test
    void refusesOnlyTemplatesAndTrueMistakes() {
        assertThat(OUTCOMES.get("broken")).isEqualTo(7);
        assertThat(OUTCOMES.get("template")).isEqualTo(9);
        // Its configuration names the repository "repository", which the contract calls repoUrl.
        assertThat(OUTCOMES.get("invalid")).isEqualTo(1);
    }

    @Test
    void losesNoWordOfADescriptor() {
        DOCUMENTS.stream()
                .filter(Parsed.class::isInstance)
                .map(document -> ((Parsed) document).content())
                .filter(Backstage::isDescriptor)
                .forEach(RealDescriptorsTest::assertNothingLost);
    }

    private static void assertNothingLost(ObjectNode descriptor) {
        if (BACKSTAGE.map(descriptor) instanceof Mapped.Counterpart(var entity, _)) {
            String result = plain(entity.toString());
            texts(descriptor).forEach(text -> assertThat(result).contains(plain(lastPart(text))));
        }
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isString()
                ? Stream.of(node.asString())
                : node.values().stream().flatMap(RealDescriptorsTest::texts);
    }

    /** The name in a reference; of longer text the end, which stands for all of it. */
    private static String lastPart(String text) {
        String line = text.lines().reduce("", (_, last) -> last);
        return line.substring(Math.max(line.lastIndexOf(':'), line.lastIndexOf('/')) + 1);
    }

    /** Without the signs that JSON adds to text. */
    private static String plain(String text) {
        return text.replaceAll("[\\\\\"]", "").toLowerCase(Locale.ROOT);
    }

    private static String outcome(Document document) {
        return switch (document) {
            case Broken broken -> {
                assertThat(broken.line()).isPositive();
                assertThat(broken.message()).isNotBlank();
                yield "broken";
            }
            case Parsed parsed when Backstage.isDescriptor(parsed.content()) ->
                    outcome(BACKSTAGE.map(parsed.content()), parsed);
            case Parsed parsed -> ownOutcome(parsed.content());
        };
    }

    private static String outcome(Mapped mapped, Parsed parsed) {
        return switch (mapped) {
            case Mapped.Ignored ignored -> {
                assertThat(ignored.reason()).isNotBlank();
                yield "ignored";
            }
            case Mapped.Invalid(var violations) -> {
                assertThat(violations)
                        .singleElement()
                        .satisfies(it -> {
                            assertThat(it.message()).contains("template");
                            assertThat(parsed.lines().of(it.path())).isGreaterThan(1);
                        });
                yield "template";
            }
            case Mapped.Counterpart(var entity, var notes) -> {
                assertThat(notes).isNotEmpty();
                assertThat(EntityRef.isName(entity.at("/metadata/name").asString())).isTrue();
                yield kindOfSound(entity);
            }
        };
    }

    private static String kindOfSound(ObjectNode entity) {
        Kind kind = KINDS.find(entity.path("kind").asString()).orElseThrow();
        assertThat(kind.violations((ObjectNode) entity.path("spec"))).isEmpty();
        return kind.name();
    }

    private static String ownOutcome(ObjectNode entity) {
        Kind kind = KINDS.find(entity.path("kind").asString()).orElseThrow();
        boolean sound = kind.violations((ObjectNode) entity.path("spec")).isEmpty();
        return sound ? "gantry " + kind.name() : "invalid";
    }

    /** {@code shared/data} beside the project, which may be built from any of its folders. */
    private static Path folder() {
        Path at = Path.of("").toAbsolutePath();
        while (at.getParent() != null && !Files.isDirectory(at.resolve("shared/data/catalog"))) {
            at = at.getParent();
        }
        return at.resolve("shared/data/catalog/developers");
    }
}
