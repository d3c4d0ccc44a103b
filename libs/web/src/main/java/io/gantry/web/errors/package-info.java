/** The one mapping of everything that can go wrong to status and JSON. */
@NullMarked
package io.gantry.web.errors;

import org.jspecify.annotations.NullMarked;
