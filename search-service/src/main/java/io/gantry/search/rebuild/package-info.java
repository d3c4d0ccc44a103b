/** Filling a new index from the topic while the old one serves. */
@NullMarked
package io.gantry.search.rebuild;

import org.jspecify.annotations.NullMarked;
