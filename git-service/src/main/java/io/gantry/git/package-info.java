/** Git repositories with users, keys, rights and hooks, over REST, SSH and smart HTTP. */
@NullMarked
package io.gantry.git;

import org.jspecify.annotations.NullMarked;
