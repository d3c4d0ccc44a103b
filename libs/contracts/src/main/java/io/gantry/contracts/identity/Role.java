package io.gantry.contracts.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What a user may do at most, from least to most; spelled {@code platform-engineer} outside. */
public enum Role {
    VIEWER,
    DEVELOPER,
    PLATFORM_ENGINEER,
    ADMIN;

    /** The role with that outside spelling; throws {@link IllegalArgumentException} naming it. */
    @JsonCreator
    public static Role of(String text) {
        return Arrays.stream(values())
                .filter(role -> role.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "role \"%s\" is none of viewer, developer, platform-engineer, admin"
                                        .formatted(text)));
    }

    /** The outside spelling. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether this role includes the other's rights. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
