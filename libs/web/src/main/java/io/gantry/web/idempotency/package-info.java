/** A repeated POST has the effect of one. */
@NullMarked
package io.gantry.web.idempotency;

import org.jspecify.annotations.NullMarked;
