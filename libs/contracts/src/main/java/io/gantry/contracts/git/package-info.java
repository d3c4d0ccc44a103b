/** Repositories, pushes, users and keys of git as the services tell each other of them. */
@NullMarked
package io.gantry.contracts.git;

import org.jspecify.annotations.NullMarked;
