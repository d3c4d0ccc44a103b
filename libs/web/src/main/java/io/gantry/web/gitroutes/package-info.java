/** The routes of git hosting, whose old clients expect other errors and paths than the rest. */
@NullMarked
package io.gantry.web.gitroutes;

import org.jspecify.annotations.NullMarked;
