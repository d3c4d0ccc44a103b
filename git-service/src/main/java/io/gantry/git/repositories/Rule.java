package io.gantry.git.repositories;

import io.gantry.contracts.git.GitRepository;
import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;

/** Why somebody has rights in a repository; there is no other way to one. */
enum Rule {
    PUBLIC("the repository is public"),
    USER("is among its users"),
    READER("is among its readonlyusers"),
    TEAM("is in the owning team"),
    TEAM_DEVELOPER("is in the owning team and a developer or above"),
    CREATOR("has created it"),
    PLATFORM_ENGINEER("is platform-engineer or above"),
    ADMIN("is admin");

    private final String sentence;

    Rule(String sentence) {
        this.sentence = sentence;
    }

    /** What it says, for people. */
    String sentence() {
        return sentence;
    }

    /** Whether it gives the actor that right. */
    boolean grants(Actor actor, Right right, GitRepository repository) {
        return isAbout(right) && holds(actor, repository);
    }

    private boolean isAbout(Right right) {
        return switch (this) {
            case PUBLIC, READER -> right == Right.READ;
            case USER, TEAM -> right == Right.READ || right == Right.WRITE;
            case TEAM_DEVELOPER, CREATOR -> right == Right.ADMINISTER;
            case PLATFORM_ENGINEER -> right == Right.READ || right == Right.ADMINISTER;
            case ADMIN -> right == Right.WRITE;
        };
    }

    private boolean holds(Actor actor, GitRepository repository) {
        return switch (this) {
            case PUBLIC -> repository.ispublic();
            case USER -> repository.users().contains(actor.name());
            case READER -> repository.readonlyusers().contains(actor.name());
            case TEAM -> isInTeam(actor, repository);
            case TEAM_DEVELOPER ->
                    isInTeam(actor, repository) && actor.role().includes(Role.DEVELOPER);
            case CREATOR -> repository.createdBy().equals(actor.name());
            case PLATFORM_ENGINEER -> actor.role().includes(Role.PLATFORM_ENGINEER);
            case ADMIN -> actor.role().includes(Role.ADMIN);
        };
    }

    private static boolean isInTeam(Actor actor, GitRepository repository) {
        return repository.team() != null && actor.groups().contains(repository.team());
    }
}
