/** The audit log: who did what, in a chain that shows every change to it. */
@NullMarked
package io.gantry.audit;

import org.jspecify.annotations.NullMarked;
