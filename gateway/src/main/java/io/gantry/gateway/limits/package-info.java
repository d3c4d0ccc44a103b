/** How much each caller may ask for, and how long a slow one may hold a connection. */
@NullMarked
package io.gantry.gateway.limits;

import org.jspecify.annotations.NullMarked;
