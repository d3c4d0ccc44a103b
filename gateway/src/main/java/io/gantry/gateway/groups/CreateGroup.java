package io.gantry.gateway.groups;

import io.gantry.contracts.identity.Role;
import io.gantry.gateway.requests.Fields;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The body that makes a group.
 *
 * @param title the name if it is left out
 */
record CreateGroup(String name, @Nullable String title, Role role) {
    CreateGroup {
        Fields.check(GroupRules.name(name), GroupRules.title(title), Fields.present("role", role));
    }

    Group group() {
        return new Group(UUID.randomUUID(), name, title == null ? name : title, role);
    }
}
