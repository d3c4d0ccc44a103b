/** The kinds of entities: their JSON Schemas, and the references that their specs hold. */
@NullMarked
package io.gantry.catalog.kinds;

import org.jspecify.annotations.NullMarked;
