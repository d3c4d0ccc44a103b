/** A PostgreSQL server from the binaries that zonky publishes to Maven. */
@NullMarked
package io.gantry.platform.postgres;

import org.jspecify.annotations.NullMarked;
