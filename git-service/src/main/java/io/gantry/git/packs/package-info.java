/** Packs that are pushed: how they come to the disk, and how much memory that may take. */
@NullMarked
package io.gantry.git.packs;

import org.jspecify.annotations.NullMarked;
