/** For tests: real infrastructure, tokens, a probe of events, the house rules. */
@NullMarked
package io.gantry.testing;

import org.jspecify.annotations.NullMarked;
