/** The index of all entities in OpenSearch: its definition, its aliases, the connection. */
@NullMarked
package io.gantry.search.index;

import org.jspecify.annotations.NullMarked;
