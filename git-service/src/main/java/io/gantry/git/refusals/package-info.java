/**
 * Tells the audit log of what the SSH door refuses, once a minute each; the gateway tells the rest.
 */
@NullMarked
package io.gantry.git.refusals;

import org.jspecify.annotations.NullMarked;
