package io.gantry.git.users;

import java.util.UUID;

/** Somebody who can have keys. */
record GitUser(UUID id, String name) {}
