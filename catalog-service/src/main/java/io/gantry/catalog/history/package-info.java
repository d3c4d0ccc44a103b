/** What each user looked at last. */
@NullMarked
package io.gantry.catalog.history;

import org.jspecify.annotations.NullMarked;
