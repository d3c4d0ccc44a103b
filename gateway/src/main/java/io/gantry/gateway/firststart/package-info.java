/** Makes the first administrator, without whom nobody could come in. */
@NullMarked
package io.gantry.gateway.firststart;

import org.jspecify.annotations.NullMarked;
