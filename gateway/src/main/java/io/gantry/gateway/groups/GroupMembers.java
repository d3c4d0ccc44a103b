package io.gantry.gateway.groups;

import io.gantry.contracts.identity.Role;
import java.util.List;

/** A group with those who are in it, by name. */
record GroupMembers(String name, String title, Role role, List<Member> members) {
    GroupMembers {
        members = List.copyOf(members);
    }

    static GroupMembers of(Group group, List<Member> members) {
        return new GroupMembers(group.name(), group.title(), group.role(), members);
    }

    /**
     * Somebody in a group.
     *
     * @param origins who has put him there: {@code admin}, {@code oidc} or both
     */
    record Member(String username, String displayName, List<String> origins) {
        Member {
            origins = List.copyOf(origins);
        }
    }
}
