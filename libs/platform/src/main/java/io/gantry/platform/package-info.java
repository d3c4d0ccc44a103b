/** The three stores of Gantry, started together for tests and for the suite. */
@NullMarked
package io.gantry.platform;

import org.jspecify.annotations.NullMarked;
