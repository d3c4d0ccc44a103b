/** Hooks: programs of administrators that see, and may refuse, what is pushed. */
@NullMarked
package io.gantry.git.hooks;

import org.jspecify.annotations.NullMarked;
