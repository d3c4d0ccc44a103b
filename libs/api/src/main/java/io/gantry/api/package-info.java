/** The description of the public API. */
@NullMarked
package io.gantry.api;

import org.jspecify.annotations.NullMarked;
