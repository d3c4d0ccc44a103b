/** Changes of passwords, and what ends with them. */
@NullMarked
package io.gantry.gateway.passwords;

import org.jspecify.annotations.NullMarked;
