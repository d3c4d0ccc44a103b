/** What the services tell each other; the only code that all of them share the meaning of. */
@NullMarked
package io.gantry.contracts;

import org.jspecify.annotations.NullMarked;
