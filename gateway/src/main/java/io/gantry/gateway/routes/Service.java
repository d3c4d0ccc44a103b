package io.gantry.gateway.routes;

import java.util.Locale;

/** The services behind the gateway. */
enum Service {
    CATALOG,
    SEARCH,
    AUDIT,
    ACTION,
    GIT,
    PLUGIN;

    /** The name by which it is called in tokens and messages. */
    String text() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }
}
