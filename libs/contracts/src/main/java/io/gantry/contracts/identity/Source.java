package io.gantry.contracts.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Through which door a change came: a label for the audit log, never a ground for a decision. */
public enum Source {
    API,
    UI,
    CLI,
    SSH,
    GIT,
    GITOPS,
    PLUGIN;

    @JsonCreator
    public static Source of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
