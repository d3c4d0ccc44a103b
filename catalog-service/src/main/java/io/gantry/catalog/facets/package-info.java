/** How many entities of a list have which value. */
@NullMarked
package io.gantry.catalog.facets;

import org.jspecify.annotations.NullMarked;
