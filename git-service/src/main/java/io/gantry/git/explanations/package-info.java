/** Why somebody may or may not do what in a repository. */
@NullMarked
package io.gantry.git.explanations;

import org.jspecify.annotations.NullMarked;
