/** Tells everybody what the API can do. */
@NullMarked
package io.gantry.gateway.description;

import org.jspecify.annotations.NullMarked;
