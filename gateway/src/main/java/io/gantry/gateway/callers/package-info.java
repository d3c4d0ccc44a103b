/** Who asks: what somebody shows, whether it holds now, and what he may do with it. */
@NullMarked
package io.gantry.gateway.callers;

import org.jspecify.annotations.NullMarked;
