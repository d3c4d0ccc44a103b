/** Repositories, and who may do what in them. */
@NullMarked
package io.gantry.git.repositories;

import org.jspecify.annotations.NullMarked;
