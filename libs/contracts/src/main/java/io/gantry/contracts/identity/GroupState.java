package io.gantry.contracts.identity;

/** A group as events tell of it; who is in it, events of its members tell. */
public record GroupState(String name, String title, Role role) {}
