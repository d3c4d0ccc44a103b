/** The index of all entities in OpenSearch: its definition, its alias, the connection. */
@NullMarked
package io.gantry.search.index;

import org.jspecify.annotations.NullMarked;
