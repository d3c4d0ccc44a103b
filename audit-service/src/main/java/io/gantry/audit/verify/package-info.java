/** Finds out whether somebody has changed the log. */
@NullMarked
package io.gantry.audit.verify;

import org.jspecify.annotations.NullMarked;
