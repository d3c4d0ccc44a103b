/** Shows the kinds, and changes them at run time. */
@NullMarked
package io.gantry.catalog.schemas;

import org.jspecify.annotations.NullMarked;
