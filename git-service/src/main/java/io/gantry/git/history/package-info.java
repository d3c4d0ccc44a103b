/**
 * How what is in a repository came to be: single commits, their comparison, and whose a line is.
 */
@NullMarked
package io.gantry.git.history;

import org.jspecify.annotations.NullMarked;
