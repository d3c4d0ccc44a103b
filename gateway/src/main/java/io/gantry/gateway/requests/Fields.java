package io.gantry.gateway.requests;

import io.gantry.gateway.GatewayError;
import io.gantry.web.errors.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rules of the fields of a body; all that are broken are told at once. */
public final class Fields {
    private Fields() {}

    /** 400 that tells of every rule that is broken, in the words of the first. */
    @SafeVarargs
    public static void check(Optional<Violation>... rules) {
        List<Violation> broken = new ArrayList<>();
        for (Optional<Violation> rule : rules) {
            rule.ifPresent(broken::add);
        }
        if (!broken.isEmpty()) {
            throw GatewayError.BODY_INVALID.exception(broken, broken.getFirst().message());
        }
    }

    /** It must be there. */
    public static Optional<Violation> present(String field, @Nullable Object value) {
        return value == null || "".equals(value) ? broken(field, "is missing") : Optional.empty();
    }

    /** It must be there, and what that rule expects. */
    public static Optional<Violation> required(
            String field, @Nullable String value, Predicate<String> rule, String expected) {
        return present(field, value).or(() -> optional(field, value, rule, expected));
    }

    /** It may be missing, else it must be what that rule expects. */
    public static <T> Optional<Violation> optional(
            String field, @Nullable T value, Predicate<T> rule, String expected) {
        return value == null || rule.test(value)
                ? Optional.empty()
                : broken(field, "is \"%s\", expected %s".formatted(value, expected));
    }

    /** The field breaks a rule: what the sentence says after its name. */
    public static Optional<Violation> broken(String field, String how) {
        return Optional.of(new Violation("/" + field, field + " " + how));
    }
}
