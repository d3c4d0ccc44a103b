/** Runs programs that administrators have given us, kept apart from the service and its secrets. */
@NullMarked
package io.gantry.git.runner;

import org.jspecify.annotations.NullMarked;
