/** The catalog as documents that can be applied again. */
@NullMarked
package io.gantry.catalog.export;

import org.jspecify.annotations.NullMarked;
