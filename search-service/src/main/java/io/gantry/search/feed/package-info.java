/** What keeps the index equal to the events of the catalog. */
@NullMarked
package io.gantry.search.feed;

import org.jspecify.annotations.NullMarked;
