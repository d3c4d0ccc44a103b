/** The catalog: entities, their revisions and relations, kinds, apply. */
@NullMarked
package io.gantry.catalog;

import org.jspecify.annotations.NullMarked;
