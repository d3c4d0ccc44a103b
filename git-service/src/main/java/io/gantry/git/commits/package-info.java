/** Commits that are sent as a zip: straight into the objects, then a push like any other. */
@NullMarked
package io.gantry.git.commits;

import org.jspecify.annotations.NullMarked;
