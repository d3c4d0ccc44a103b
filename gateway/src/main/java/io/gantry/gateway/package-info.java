/** The one door to the suite: who asks, and which service answers. */
@NullMarked
package io.gantry.gateway;

import org.jspecify.annotations.NullMarked;
