/** How messages become entries of the log: read, described in the log's words, without secrets. */
@NullMarked
package io.gantry.audit.intake;

import org.jspecify.annotations.NullMarked;
