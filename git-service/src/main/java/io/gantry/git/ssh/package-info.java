/** The SSH door. */
@NullMarked
package io.gantry.git.ssh;

import org.jspecify.annotations.NullMarked;
