/** The heads of the log outside its database: signed every minute, and read back to verify. */
@NullMarked
package io.gantry.audit.heads;

import org.jspecify.annotations.NullMarked;
