/** The users of git and their keys. */
@NullMarked
package io.gantry.git.users;

import org.jspecify.annotations.NullMarked;
