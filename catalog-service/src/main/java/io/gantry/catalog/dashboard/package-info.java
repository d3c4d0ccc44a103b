/** The dashboard that all see, and admins arrange. */
@NullMarked
package io.gantry.catalog.dashboard;

import org.jspecify.annotations.NullMarked;
