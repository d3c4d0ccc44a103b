package io.gantry.catalog.facets;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** How many entities have that value. */
record Count(@JsonIgnore Facet facet, String value, long count) {}
