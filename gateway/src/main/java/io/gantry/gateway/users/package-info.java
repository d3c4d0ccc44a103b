/** The people whom the gateway knows, what they may do and their passwords. */
@NullMarked
package io.gantry.gateway.users;

import org.jspecify.annotations.NullMarked;
