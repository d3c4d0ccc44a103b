/** Applies uploads of many documents: YAML, JSON, or a stream of lines. */
@NullMarked
package io.gantry.catalog.apply;

import org.jspecify.annotations.NullMarked;
