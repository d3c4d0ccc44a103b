package io.gantry.contracts.catalog;

import static io.gantry.contracts.catalog.Metadata.DEFAULT_NAMESPACE;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of an entity: {@code service/payment-api}, in another namespace {@code
 * service/billing:payment-api}.
 *
 * @param kind canonical spelling
 */
public record EntityRef(String kind, String namespace, String name)
        implements Comparable<EntityRef> {
    /** The rule for names and namespaces. */
    public static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

    private static final Comparator<EntityRef> ORDER =
            Comparator.comparing(EntityRef::kind)
                    .thenComparing(EntityRef::namespace)
                    .thenComparing(EntityRef::name);

    /** Whether the text may be an entity's name or namespace. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    @Override
    public int compareTo(EntityRef other) {
        return ORDER.compare(this, other);
    }

    /** The id of the entity in a graph and in reports. */
    @Override
    public String toString() {
        String scope = namespace.equals(DEFAULT_NAMESPACE) ? "" : namespace + ":";
        return kind.toLowerCase(Locale.ROOT) + "/" + scope + name;
    }
}
