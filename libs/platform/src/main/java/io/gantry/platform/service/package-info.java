/** The services of the suite: where they lie, how they are prepared, and what they are told. */
@NullMarked
package io.gantry.platform.service;

import org.jspecify.annotations.NullMarked;
