package io.gantry.catalog.schemas;

import static io.gantry.catalog.CatalogError.SCHEMA_INVALID;

import io.gantry.catalog.kinds.Kind;
import io.gantry.catalog.kinds.Kinds;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a kind is called. */
final class KindName {
    private static final Pattern RULE = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,62}");

    /** What follows {@code /api/v1/entities/} and is no kind. */
    static final Set<String> ROUTES = Set.of("changes", "republish");

    private KindName() {}

    /** The name of the kind that is spelled so: of one that is there, or of a new one. */
    static String canonical(String spelled, Kinds kinds) {
        return kinds.find(spelled).map(Kind::name).orElseGet(() -> ofNew(spelled));
    }

    private static String ofNew(String spelled) {
        if (!RULE.matcher(spelled).matches() || ROUTES.contains(spelled.toLowerCase(Locale.ROOT))) {
            throw SCHEMA_INVALID.exception(
                    "kind is \"%s\", expected %s and no route".formatted(spelled, RULE));
        }
        return spelled.substring(0, 1).toUpperCase(Locale.ROOT) + spelled.substring(1);
    }
}
