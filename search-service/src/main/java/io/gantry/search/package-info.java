/**
 * Search: the index of all entities, kept equal to the event stream; nothing that cannot be
 * rebuilt.
 */
@NullMarked
package io.gantry.search;

import org.jspecify.annotations.NullMarked;
