/** What an entity is related to, a few steps far. */
@NullMarked
package io.gantry.catalog.graph;

import org.jspecify.annotations.NullMarked;
