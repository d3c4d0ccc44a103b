/** From a password to a session, and from a session to who asks. */
@NullMarked
package io.gantry.gateway.sessions;

import org.jspecify.annotations.NullMarked;
