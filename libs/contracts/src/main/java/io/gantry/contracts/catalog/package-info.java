/** The catalog's model as all services see it: entities, their references and their events. */
@NullMarked
package io.gantry.contracts.catalog;

import org.jspecify.annotations.NullMarked;
