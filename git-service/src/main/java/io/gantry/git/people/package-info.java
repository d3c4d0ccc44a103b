/** A copy of the portal's users, who they are and what they may. */
@NullMarked
package io.gantry.git.people;

import org.jspecify.annotations.NullMarked;
