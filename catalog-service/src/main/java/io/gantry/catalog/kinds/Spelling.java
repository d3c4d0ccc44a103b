package io.gantry.catalog.kinds;

import java.util.Optional;

/** Knows kinds by every spelling that people use. */
interface Spelling {
    /** The canonical spelling of the kind, if there is such a kind. */
    Optional<String> canonical(String kind);
}
