package io.gantry.contracts;

import io.gantry.contracts.catalog.CatalogEvent;
import io.gantry.contracts.catalog.EntityEvent;
import io.gantry.contracts.events.Event;
import io.gantry.contracts.git.GitEvent;
import io.gantry.contracts.identity.IdentityEvent;
import java.util.Arrays;
import java.util.Optional;

/** Every type of event: its name on the wire and the record that it is read into. */
public enum EventType {
    ENTITY_CREATED("entity.created", EntityEvent.EntityCreated.class),
    ENTITY_UPDATED("entity.updated", EntityEvent.EntityUpdated.class),
    ENTITY_DELETED("entity.deleted", EntityEvent.EntityDeleted.class),
    ENTITY_REPUBLISHED("entity.republished", EntityEvent.EntityRepublished.class),
    KIND_CREATED("kind.created", CatalogEvent.KindCreated.class),
    KIND_UPDATED("kind.updated", CatalogEvent.KindUpdated.class),
    KIND_DELETED("kind.deleted", CatalogEvent.KindDeleted.class),
    DASHBOARD_UPDATED("dashboard.updated", CatalogEvent.DashboardUpdated.class),
    USER_CREATED("user.created", IdentityEvent.UserCreated.class),
    LOGGED_IN("session.created", IdentityEvent.LoggedIn.class),
    LOGGED_OUT("session.deleted", IdentityEvent.LoggedOut.class),
    LOGIN_REFUSED("login.refused", IdentityEvent.LoginRefused.class),
    ACCESS_REFUSED("access.refused", IdentityEvent.AccessRefused.class),
    USER_UPDATED("user.updated", IdentityEvent.UserUpdated.class),
    USER_DELETED("user.deleted", IdentityEvent.UserDeleted.class),
    PASSWORD_CHANGED("password.changed", IdentityEvent.PasswordChanged.class),
    GROUP_CREATED("group.created", IdentityEvent.GroupCreated.class),
    GROUP_UPDATED("group.updated", IdentityEvent.GroupUpdated.class),
    GROUP_DELETED("group.deleted", IdentityEvent.GroupDeleted.class),
    API_KEY_CREATED("apikey.created", IdentityEvent.ApiKeyCreated.class),
    API_KEY_DELETED("apikey.deleted", IdentityEvent.ApiKeyDeleted.class),
    REPOSITORY_CREATED("repository.created", GitEvent.RepositoryCreated.class),
    REPOSITORY_UPDATED("repository.updated", GitEvent.RepositoryUpdated.class),
    REPOSITORY_DELETED("repository.deleted", GitEvent.RepositoryDeleted.class),
    PUSHED("git.pushed", GitEvent.Pushed.class),
    GIT_USER_CREATED("git-user.created", GitEvent.GitUserCreated.class),
    GIT_USER_DELETED("git-user.deleted", GitEvent.GitUserDeleted.class),
    KEY_ADDED("ssh-key.created", GitEvent.KeyAdded.class),
    KEY_UPDATED("ssh-key.updated", GitEvent.KeyUpdated.class),
    KEY_REMOVED("ssh-key.deleted", GitEvent.KeyRemoved.class),
    HOOK_INSTALLED("hook.created", GitEvent.HookInstalled.class),
    HOOK_REMOVED("hook.deleted", GitEvent.HookRemoved.class);

    private final String text;
    private final Class<? extends Event> record;

    EventType(String text, Class<? extends Event> record) {
        this.text = text;
        this.record = record;
    }

    /** The type of that event; every event record has one, which a test checks. */
    public static EventType of(Event event) {
        return Arrays.stream(values())
                .filter(type -> type.record == event.getClass())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(event.getClass() + " has no event type"));
    }

    /** The type with that name on the wire, if this version knows it. */
    public static Optional<EventType> of(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }

    /** The name on the wire, which is also the WebSocket's. */
    public String text() {
        return text;
    }

    /** What the message's JSON is read into. */
    public Class<? extends Event> record() {
        return record;
    }
}
