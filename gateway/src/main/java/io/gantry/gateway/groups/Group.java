package io.gantry.gateway.groups;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.gantry.contracts.identity.GroupState;
import io.gantry.contracts.identity.Role;
import java.util.UUID;

/**
 * People who may all do something; one with the Team of that name.
 *
 * @param role that it gives each of them at least
 */
record Group(@JsonIgnore UUID id, String name, String title, Role role) {
    GroupState state() {
        return new GroupState(name, title, role);
    }
}
