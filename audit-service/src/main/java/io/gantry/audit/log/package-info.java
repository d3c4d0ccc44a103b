/** Reads the log: newest first, filtered, by pages. */
@NullMarked
package io.gantry.audit.log;

import org.jspecify.annotations.NullMarked;
