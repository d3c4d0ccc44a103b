package io.gantry.gateway.groups;

import io.gantry.contracts.identity.Role;
import io.gantry.web.paging.Pages;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table of groups. */
@Repository
class Groups {
    private static final String COLUMNS = "SELECT id, name, title, role FROM groups ";
    private final DatabaseClient database;

    Groups(DatabaseClient database) {
        this.database = database;
    }

    Mono<Group> find(String name) {
        return GroupRules.isName(name)
                ? database.sql(COLUMNS + "WHERE name = :name")
                        .bind("name", name)
                        .map(Groups::read)
                        .one()
                : Mono.empty(); // nothing is called so: the database need not see it
    }

    /** The groups whose names come after that one, by name. */
    Flux<Pages.Row<Group>> list(List<String> after, int most) {
        return database.sql(COLUMNS + "WHERE name > :after ORDER BY name LIMIT :most")
                .bind("after", after.isEmpty() ? "" : after.getFirst())
                .bind("most", most)
                .map(Groups::read)
                .all()
                .map(group -> new Pages.Row<>(group, group.title().length()));
    }

    Mono<Long> count() {
        return database.sql("SELECT count(*) FROM groups").mapValue(Long.class).one();
    }

    /** Stores a new group and answers the sequence of that change; empty if the name is taken. */
    Mono<Long> insert(Group group, Instant now) {
        return database.sql(
                        """
                        INSERT INTO groups (id, name, title, role, created_at)
                        VALUES (:id, :name, :title, :role, :now) ON CONFLICT DO NOTHING
                        RETURNING nextval('identity_sequence')
                        """)
                .bind("id", group.id())
                .bind("name", group.name())
                .bind("title", group.title())
                .bind("role", group.role().text())
                .bind("now", now)
                .mapValue(Long.class)
                .one();
    }

    /** Stores what of the group can change and answers the sequence of that change. */
    Mono<Long> update(Group group) {
        return database.sql(
                        """
                        UPDATE groups SET title = :title, role = :role WHERE id = :id
                        RETURNING nextval('identity_sequence')
                        """)
                .bind("id", group.id())
                .bind("title", group.title())
                .bind("role", group.role().text())
                .mapValue(Long.class)
                .one();
    }

    /** Removes the group with its memberships and answers the sequence of that change. */
    Mono<Long> delete(Group group) {
        return database.sql(
                        "DELETE FROM groups WHERE id = :id RETURNING nextval('identity_sequence')")
                .bind("id", group.id())
                .mapValue(Long.class)
                .one();
    }

    private static Group read(Readable row) {
        return new Group(
                value(row, "id", UUID.class),
                value(row, "name", String.class),
                value(row, "title", String.class),
                Role.of(value(row, "role", String.class)));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
