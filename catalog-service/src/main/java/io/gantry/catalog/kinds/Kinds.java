package io.gantry.catalog.kinds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All kinds that an entity may have; read once from the files under {@code kinds/}. */
@Component
public class Kinds {
    private static final List<String> BUILT_IN =
            List.of(
                    "API",
                    "Action",
                    "Documentation",
                    "Domain",
                    "Environment",
                    "Infrastructure",
                    "Service",
                    "System",
                    "Team",
                    "User");

    private final List<Kind> all;
    private final Map<String, Kind> bySpelling;

    public Kinds() {
        Spelling spelling = kind -> find(kind).map(Kind::name);
        all = BUILT_IN.stream().map(name -> new Kind(read(name), spelling)).toList();
        bySpelling =
                all.stream()
                        .flatMap(kind ->
                                Stream.of(kind.name(), kind.plural())
                                        .map(name -> Map.entry(lower(name), kind)))
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The kind of that name, singular or plural, in any case. */
    public Optional<Kind> find(String spelling) {
        return Optional.ofNullable(bySpelling.get(lower(spelling)));
    }

    /** Every kind, by name. */
    public List<Kind> all() {
        return all;
    }

    private static String lower(String spelling) {
        return spelling.toLowerCase(Locale.ROOT);
    }

    private static KindDefinition read(String name) {
        String file = "/kinds/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(Kinds.class.getResourceAsStream(file), file)) {
            return JsonMapper.shared().readValue(in, KindDefinition.class);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
