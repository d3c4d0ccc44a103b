package io.gantry.git.browse;

import io.gantry.contracts.git.GitRepository;

/** What was found, and where. */
public record Found<T>(GitRepository in, T value) {}
