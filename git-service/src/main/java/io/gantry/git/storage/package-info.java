/** The bare repositories on disk, and the threads that read and write them. */
@NullMarked
package io.gantry.git.storage;

import org.jspecify.annotations.NullMarked;
