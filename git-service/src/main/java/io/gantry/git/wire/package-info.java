/** How the routes of the first git server read JSON and answer plain text. */
@NullMarked
package io.gantry.git.wire;

import org.jspecify.annotations.NullMarked;
