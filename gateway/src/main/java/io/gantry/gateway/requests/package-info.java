/** What the gateway reads of a request before it knows who asks. */
@NullMarked
package io.gantry.gateway.requests;

import org.jspecify.annotations.NullMarked;
