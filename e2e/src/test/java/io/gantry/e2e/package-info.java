/** Runs the stories against the suite that {@code ./gantry up} starts. */
@NullMarked
package io.gantry.e2e;

import org.jspecify.annotations.NullMarked;
