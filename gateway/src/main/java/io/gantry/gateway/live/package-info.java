/** The WebSocket: who may open one, what he hears, and what becomes of those who do not listen. */
@NullMarked
package io.gantry.gateway.live;

import org.jspecify.annotations.NullMarked;
