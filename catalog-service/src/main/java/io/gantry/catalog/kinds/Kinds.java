package io.gantry.catalog.kinds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All kinds that an entity may have: those of the files under {@code kinds/}, and what is kept. */
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

    private final Map<String, Kind> builtIn;
    private volatile Now now;

    public Kinds() {
        builtIn =
                BUILT_IN.stream()
                        .map(name -> new Kind(read(name), 0, this::canonical))
                        .collect(Collectors.toUnmodifiableMap(Kind::name, kind -> kind));
        now = Now.of(builtIn.values());
    }

    /** The kinds as they are until they change. */
    private record Now(List<Kind> all, Map<String, Kind> bySpelling, Set<String> relations) {
        static Now of(Iterable<Kind> kinds) {
            List<Kind> all = new ArrayList<>();
            kinds.forEach(all::add);
            all.sort(Comparator.comparing(Kind::name));
            Map<String, Kind> bySpelling = new TreeMap<>();
            all.forEach(kind -> kind.spellings().forEach(it -> bySpelling.put(it, kind)));
            Set<String> relations =
                    all.stream()
                            .flatMap(Kind::relationTypes)
                            .collect(Collectors.toCollection(TreeSet::new));
            return new Now(List.copyOf(all), bySpelling, relations);
        }
    }

    /** The kind of that name, singular or plural, in any case. */
    public Optional<Kind> find(String spelling) {
        return Optional.ofNullable(now.bySpelling().get(lower(spelling)));
    }

    /** Every kind, by name. */
    public List<Kind> all() {
        return now.all();
    }

    /** Every relation that an entity may have. */
    public Set<String> relations() {
        return now.relations();
    }

    /** The kind as it comes with the program, if it does. */
    public Optional<Kind> builtIn(String name) {
        return Optional.ofNullable(builtIn.get(name));
    }

    /** A kind that is not used yet; throws what the schema's compiler throws. */
    public Kind tried(KindDefinition definition) {
        Set<String> own = Kind.spellings(definition);
        return new Kind(
                definition,
                0,
                spelling ->
                        own.contains(lower(spelling))
                                ? Optional.of(definition.kind())
                                : canonical(spelling));
    }

    /** Uses these beside the built-in ones, or in their place. */
    void use(List<KeptKind> kept) {
        Map<String, Kind> kinds = new TreeMap<>(builtIn);
        kept.forEach(it ->
                kinds.put(
                        it.definition().kind(),
                        new Kind(it.definition(), it.version(), this::canonical)));
        now = Now.of(kinds.values());
    }

    private Optional<String> canonical(String spelling) {
        return find(spelling).map(Kind::name);
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
