/** Keeps repositories quick to read, and finds out what other tools did in them. */
@NullMarked
package io.gantry.git.maintenance;

import org.jspecify.annotations.NullMarked;
