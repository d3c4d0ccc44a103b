package io.gantry.git.users;

import java.util.UUID;

/** A key of a user, by a name that is unique among his. */
record GitKey(UUID id, String name, PublicKeyLine line) {}
