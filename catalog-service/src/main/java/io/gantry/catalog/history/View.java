package io.gantry.catalog.history;

import java.time.Instant;

/** Something that a user looked at. */
record View(String kind, String name, String namespace, Instant viewedAt) {}
