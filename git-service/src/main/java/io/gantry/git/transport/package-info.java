/** Upload and receive: what git's own protocol asks for, whatever the door. */
@NullMarked
package io.gantry.git.transport;

import org.jspecify.annotations.NullMarked;
