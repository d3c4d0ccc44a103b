/** Tells the audit log of refused attempts: each once a minute, and never more than so many. */
@NullMarked
package io.gantry.gateway.refusals;

import org.jspecify.annotations.NullMarked;
