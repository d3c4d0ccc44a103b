package io.gantry.gateway.groups;

import io.gantry.contracts.identity.Role;
import io.gantry.gateway.requests.Fields;
import org.jspecify.annotations.Nullable;

/** The body that changes a group: what is left out, or null, stays as it is. */
record ChangeGroup(@Nullable String title, @Nullable Role role) {
    ChangeGroup {
        Fields.check(GroupRules.title(title));
    }

    Group applyTo(Group group) {
        return new Group(
                group.id(),
                group.name(),
                title == null ? group.title() : title,
                role == null ? group.role() : role);
    }
}
