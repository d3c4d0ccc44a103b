/** The internal JWT: who asks, as the gateway has found out. */
@NullMarked
package io.gantry.web.security;

import org.jspecify.annotations.NullMarked;
