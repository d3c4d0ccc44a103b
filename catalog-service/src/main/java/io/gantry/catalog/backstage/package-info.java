/** Turns Backstage descriptors into entities, and says what became of each word. */
@NullMarked
package io.gantry.catalog.backstage;

import org.jspecify.annotations.NullMarked;
