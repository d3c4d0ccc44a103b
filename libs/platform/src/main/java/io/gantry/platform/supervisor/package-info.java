/** The process in the background that starts the suite and keeps it running. */
@NullMarked
package io.gantry.platform.supervisor;

import org.jspecify.annotations.NullMarked;
