/**
 * Operating system processes: how one is started, watched, ended, and found again when it was left.
 */
@NullMarked
package io.gantry.platform.process;

import org.jspecify.annotations.NullMarked;
