package io.gantry.gateway.feed;

import io.gantry.contracts.identity.Role;
import io.gantry.gateway.callers.Caller;

/** Who may see events of a type. */
enum Audience {
    EVERYBODY,

    /** Those who may read what it happened to. */
    READERS,

    PLATFORM_ENGINEERS;

    boolean includes(Caller caller, Readers readers) {
        return switch (this) {
            case EVERYBODY -> true;
            case READERS -> readers.include(caller);
            case PLATFORM_ENGINEERS -> caller.role().includes(Role.PLATFORM_ENGINEER);
        };
    }
}
