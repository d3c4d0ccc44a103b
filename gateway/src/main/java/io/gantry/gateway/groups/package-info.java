/** Groups, which give their members a role, and who is in them. */
@NullMarked
package io.gantry.gateway.groups;

import org.jspecify.annotations.NullMarked;
