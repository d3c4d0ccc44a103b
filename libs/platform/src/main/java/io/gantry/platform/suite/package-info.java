/** The command line of {@code ./gantry}. */
@NullMarked
package io.gantry.platform.suite;

import org.jspecify.annotations.NullMarked;
