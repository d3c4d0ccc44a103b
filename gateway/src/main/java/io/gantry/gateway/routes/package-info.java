/** Which service answers which path, and how a request gets there. */
@NullMarked
package io.gantry.gateway.routes;

import org.jspecify.annotations.NullMarked;
