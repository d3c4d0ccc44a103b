/** Takes an upload apart into its documents, with the line that each thing stands in. */
@NullMarked
package io.gantry.catalog.documents;

import org.jspecify.annotations.NullMarked;
