/** Who may come in: users, their passwords and the administrator of the first start. */
@NullMarked
package io.gantry.gateway.users;

import org.jspecify.annotations.NullMarked;
