/** What is in a repository, for those who may read it. */
@NullMarked
package io.gantry.git.browse;

import org.jspecify.annotations.NullMarked;
