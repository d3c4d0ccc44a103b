/** The rows of the log and what holds them together: hashes, the head and its seal. */
@NullMarked
package io.gantry.audit.chain;

import org.jspecify.annotations.NullMarked;
