/** Whether old clients find the service working. */
@NullMarked
package io.gantry.git.health;

import org.jspecify.annotations.NullMarked;
