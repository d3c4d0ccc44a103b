/** A single OpenSearch node from its Maven artifacts. */
@NullMarked
package io.gantry.platform.opensearch;

import org.jspecify.annotations.NullMarked;
