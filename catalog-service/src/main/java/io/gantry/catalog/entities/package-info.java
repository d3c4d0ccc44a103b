/** Single entities and lists of them: created, read, replaced, deleted, with their revisions. */
@NullMarked
package io.gantry.catalog.entities;

import org.jspecify.annotations.NullMarked;
