/** The internal JWT, and the key that signs it. */
@NullMarked
package io.gantry.gateway.tokens;

import org.jspecify.annotations.NullMarked;
