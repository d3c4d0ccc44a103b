/** Branches and tags made and removed without git: each is a push like others. */
@NullMarked
package io.gantry.git.refs;

import org.jspecify.annotations.NullMarked;
