/** Finding entities by words. */
@NullMarked
package io.gantry.search.query;

import org.jspecify.annotations.NullMarked;
