package io.gantry.search.query;

import io.gantry.contracts.catalog.Entity;
import io.gantry.search.AnEntity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The descriptors of public repositories as the catalog would have them, as far as search reads
 * them: catalog-service's own mapping is out of reach here, this one covers kind, name, title,
 * description, owner, tags, labels, and of the annotations those that keep what was changed.
 */
final class RealCatalog {
    private static final Map<String, String> KINDS =
            Map.of(
                    "component", "Service",
                    "api", "API",
                    "resource", "Infrastructure",
                    "group", "Team",
                    "system", "System",
                    "domain", "Domain",
                    "user", "User");
    private static final Pattern OWNER = Pattern.compile("(?:([^:/]+):)?(?:([^:/]+)/)?([^:/]+)");
    private static final Pattern SIGNS = Pattern.compile("[^a-z0-9.-]");
    private static final Pattern ENDS = Pattern.compile("^[.-]+|[.-]+$");

    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private final String namespacePrefix;

    private RealCatalog(String namespacePrefix) {
        this.namespacePrefix = namespacePrefix;
    }

    /**
     * All entities of the files, of several with one name the first.
     *
     * @param namespacePrefix keeps them apart from those of other tests
     */
    static Map<String, Entity> read(Path folder, String namespacePrefix) {
        RealCatalog catalog = new RealCatalog(namespacePrefix);
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().forEach(catalog::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return catalog.entities;
    }

    /** How a judgement names an entity: {@code service/payment-api}, {@code service/billing:x}. */
    static String ref(String kind, String namespace, String name) {
        String scope = namespace.equals("default") ? "" : namespace + ":";
        return kind.toLowerCase(Locale.ROOT) + "/" + scope + name;
    }

    private void add(Path file) {
        try {
            new Load(LoadSettings.builder().build())
                    .loadAllFromString(Files.readString(file))
                    .forEach(document -> add(map(document)));
        } catch (YamlEngineException _) {
            // A template that no program has filled in yet.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Map<String, Object> document) {
        Map<String, Object> metadata = map(document.get("metadata"));
        boolean own = text(document.get("apiVersion")).startsWith("gantry.io/");
        String spelled = text(document.get("kind"));
        String kind = own ? spelled : KINDS.get(spelled.toLowerCase(Locale.ROOT));
        String original = text(metadata.get("name"));
        if (kind == null || original.isEmpty() || original.contains("{{")) {
            return;
        }
        String name = name(original);
        String given = text(metadata.get("namespace"));
        String namespace = given.isEmpty() ? "default" : name(given);
        Map<String, String> annotations = texts(metadata.get("annotations"));
        keep(annotations, "kind", spelled, kind);
        keep(annotations, "apiVersion", text(document.get("apiVersion")), "gantry.io/v1");
        keep(annotations, "name", original, name);
        keep(annotations, "type", text(map(document.get("spec")).get("type")), "");
        String owner = own ? text(metadata.get("owner")) : owner(document, annotations);
        entities.putIfAbsent(
                ref(kind, namespace, name),
                AnEntity.named(name)
                        .kind(kind)
                        .namespace(namespacePrefix + namespace)
                        .title(nullable(metadata.get("title")))
                        .description(nullable(metadata.get("description")))
                        .owner(owner.isEmpty() ? null : owner)
                        .tags(tags(metadata.get("tags")))
                        .labels(texts(metadata.get("labels")))
                        .annotations(annotations)
                        .make());
    }

    /** A group is our Team; another owner stays in an annotation. */
    private static String owner(Map<String, Object> document, Map<String, String> annotations) {
        String original = text(map(document.get("spec")).get("owner"));
        Matcher matcher = OWNER.matcher(original);
        boolean team =
                matcher.matches() && (matcher.group(1) == null || matcher.group(1).equals("group"));
        String scope = team && matcher.group(2) != null ? name(matcher.group(2)) + ":" : "";
        String owner = team ? scope + name(matcher.group(3)) : "";
        keep(annotations, "owner", original, owner);
        return owner;
    }

    private static void keep(
            Map<String, String> annotations, String field, String original, String ours) {
        if (!original.isEmpty() && !original.equals(ours)) {
            annotations.put("backstage.io/original-" + field, original);
        }
    }

    private static String name(String original) {
        String plain = SIGNS.matcher(original.toLowerCase(Locale.ROOT)).replaceAll("-");
        return ENDS.matcher(plain).replaceAll("");
    }

    private static String[] tags(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(RealCatalog::text).toArray(String[]::new)
                : new String[0];
    }

    private static Map<String, String> texts(@Nullable Object value) {
        Map<String, String> texts = new TreeMap<>();
        map(value).forEach((key, text) -> texts.put(key, text(text)));
        return texts;
    }

    private static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> raw) {
            raw.forEach((key, item) -> {
                if (item != null) {
                    map.put(text(key), item);
                }
            });
        }
        return map;
    }

    private static @Nullable String nullable(@Nullable Object value) {
        return value == null ? null : text(value);
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
