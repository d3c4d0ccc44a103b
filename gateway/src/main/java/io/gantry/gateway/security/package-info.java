/** The chain that every request passes: whether it may come in, and as whom. */
@NullMarked
package io.gantry.gateway.security;

import org.jspecify.annotations.NullMarked;
