package io.gantry.git.people;

import io.gantry.contracts.identity.Role;

/** A user of the portal, as far as git must know him. */
public record Person(String name, Role role) {}
