/** The keys by which programs act for those who made them. */
@NullMarked
package io.gantry.gateway.apikeys;

import org.jspecify.annotations.NullMarked;
