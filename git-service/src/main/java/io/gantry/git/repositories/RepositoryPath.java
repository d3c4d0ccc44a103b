package io.gantry.git.repositories;

/** The repository that a path names: {@code /repository/{name}/…} or with a namespace. */
public record RepositoryPath(String name) {}
