/** Whether a name and a password are somebody's, however often one may try. */
@NullMarked
package io.gantry.gateway.logins;

import org.jspecify.annotations.NullMarked;
