/** How a push moves refs so that none is lost or told of twice. */
@NullMarked
package io.gantry.git.pushes;

import org.jspecify.annotations.NullMarked;
