package io.gantry.git.people;

import static java.util.Objects.requireNonNull;

import io.gantry.contracts.identity.GroupState;
import io.gantry.contracts.identity.Role;
import io.gantry.contracts.identity.UserState;
import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The rows of the copy; those of what is gone stay, so that late events find them. */
@Repository
public class People {
    private final DatabaseClient database;

    People(DatabaseClient database) {
        this.database = database;
    }

    /** The person with that name; empty if the portal has none. */
    public Mono<Person> find(String name) {
        return database.sql(
                        """
                        SELECT name, role, groups, disabled, ARRAY(
                            SELECT g.role FROM portal_groups AS g
                            WHERE g.name = ANY(p.groups) AND NOT g.gone) AS group_roles
                        FROM people AS p WHERE name = :name AND NOT gone
                        """)
                .bind("name", name)
                .map(People::read)
                .one();
    }

    /** Whether that was news: an event that comes late or twice changes nothing. */
    Mono<Boolean> put(UUID id, UserState user, boolean gone, long sequence) {
        return database.sql(
                        """
                        INSERT INTO people (id, name, role, groups, disabled, gone, sequence)
                        VALUES (:id, :name, :role, :groups, :disabled, :gone, :sequence)
                        ON CONFLICT (id) DO UPDATE SET name = :name, role = :role,
                            groups = :groups, disabled = :disabled, gone = :gone,
                            sequence = :sequence
                        WHERE people.sequence < :sequence
                        """)
                .bind("id", id)
                .bind("name", user.username())
                .bind("role", user.role().text())
                .bind("groups", user.groups().toArray(String[]::new))
                .bind("disabled", user.disabled())
                .bind("gone", gone)
                .bind("sequence", sequence)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** The same for a group; one that is gone takes its members' membership with it. */
    Mono<Boolean> putGroup(UUID id, GroupState group, boolean gone, long sequence) {
        return database.sql(
                        """
                        INSERT INTO portal_groups (id, name, role, gone, sequence)
                        VALUES (:id, :name, :role, :gone, :sequence)
                        ON CONFLICT (id) DO UPDATE SET name = :name, role = :role, gone = :gone,
                            sequence = :sequence
                        WHERE portal_groups.sequence < :sequence
                        """)
                .bind("id", id)
                .bind("name", group.name())
                .bind("role", group.role().text())
                .bind("gone", gone)
                .bind("sequence", sequence)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Takes everybody out of the group. */
    Mono<Void> empty(String group) {
        return database.sql(
                        """
                        UPDATE people SET groups = array_remove(groups, :name)
                        WHERE :name = ANY(groups)
                        """)
                .bind("name", group)
                .then();
    }

    private static Person read(Readable row) {
        String[] ofGroups = requireNonNull(row.get("group_roles", String[].class));
        String own = requireNonNull(row.get("role", String.class));
        return new Person(
                requireNonNull(row.get("name", String.class)),
                Stream.concat(Stream.of(own), Arrays.stream(ofGroups))
                        .map(Role::of)
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                Set.of(requireNonNull(row.get("groups", String[].class))),
                requireNonNull(row.get("disabled", Boolean.class)));
    }
}
