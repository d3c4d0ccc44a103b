/** Whether the gateway is well, for those who watch it. */
@NullMarked
package io.gantry.gateway.health;

import org.jspecify.annotations.NullMarked;
