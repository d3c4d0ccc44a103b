package io.gantry.contracts.git;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.gantry.contracts.events.Event;
import io.gantry.contracts.events.Topic;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened to a repository, a git user or a key; emitted by git-service. */
public sealed interface GitEvent extends Event {
    @Override
    @JsonIgnore
    default Topic topic() {
        return Topic.GIT;
    }

    /** Something that happened to one repository. */
    sealed interface RepositoryEvent extends GitEvent {
        /** The newest known state: after the change, or before the removal. */
        @JsonIgnore
        GitRepository state();

        @Override
        @JsonIgnore
        default UUID aggregate() {
            return state().id();
        }

        @Override
        @JsonIgnore
        default String subject() {
            return "repository/" + state().name();
        }
    }

    /** Something that happened to a user of git or one of his keys. */
    sealed interface UserEvent extends GitEvent {
        String username();

        @Override
        @JsonIgnore
        default String subject() {
            return "user/" + username();
        }
    }

    /** The repository is new and empty. */
    record RepositoryCreated(GitRepository after, long sequence) implements RepositoryEvent {
        @Override
        public GitRepository state() {
            return after;
        }
    }

    /** Name, access, visibility or team are others than before. */
    record RepositoryUpdated(GitRepository before, GitRepository after, long sequence)
            implements RepositoryEvent {
        @Override
        public GitRepository state() {
            return after;
        }
    }

    /** The repository is gone. */
    record RepositoryDeleted(GitRepository before, long sequence) implements RepositoryEvent {
        @Override
        public GitRepository state() {
            return before;
        }
    }

    /**
     * Refs have moved.
     *
     * @param push id of the push
     */
    record Pushed(GitRepository repository, UUID push, List<RefChange> refs, long sequence)
            implements RepositoryEvent {
        public Pushed {
            refs = List.copyOf(refs);
        }

        @Override
        public GitRepository state() {
            return repository;
        }
    }

    /** The user can have keys now. */
    record GitUserCreated(UUID aggregate, long sequence, String username) implements UserEvent {}

    /** The user and all his keys are gone. */
    record GitUserDeleted(UUID aggregate, long sequence, String username) implements UserEvent {}

    /** The user can log in by this key. */
    record KeyAdded(UUID aggregate, long sequence, String username, String key, String fingerprint)
            implements UserEvent {}

    /** The key of that name is another now. */
    record KeyUpdated(
            UUID aggregate, long sequence, String username, String key, String fingerprint)
            implements UserEvent {}

    /** The user can no longer log in by this key. */
    record KeyRemoved(
            UUID aggregate, long sequence, String username, String key, String fingerprint)
            implements UserEvent {}

    /** Something that happened to a hook. */
    sealed interface HookEvent extends GitEvent {
        String hook();

        /** Null if new repositories get a copy of the hook. */
        @Nullable String repository();

        @Override
        @JsonIgnore
        default String subject() {
            return "hook/" + hook();
        }
    }

    /**
     * The hook was installed, perhaps in place of another.
     *
     * @param sha256 of its text
     */
    record HookInstalled(
            UUID aggregate, long sequence, String hook, @Nullable String repository, String sha256)
            implements HookEvent {}

    /** The hook runs no more. */
    record HookRemoved(UUID aggregate, long sequence, String hook, @Nullable String repository)
            implements HookEvent {}
}
