/** The smart HTTP door. */
@NullMarked
package io.gantry.git.smarthttp;

import org.jspecify.annotations.NullMarked;
