/** The data directory of one installation: its paths, secrets and the lock of its one owner. */
@NullMarked
package io.gantry.platform.data;

import org.jspecify.annotations.NullMarked;
