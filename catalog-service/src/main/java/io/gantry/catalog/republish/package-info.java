/** Sends the state of all entities again to those who listen. */
@NullMarked
package io.gantry.catalog.republish;

import org.jspecify.annotations.NullMarked;
