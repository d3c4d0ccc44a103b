package io.gantry.git.users;

/** A user as the list shows him. */
record UserView(String name) {}
