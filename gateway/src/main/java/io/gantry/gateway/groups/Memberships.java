package io.gantry.gateway.groups;

import io.gantry.gateway.groups.GroupMembers.Member;
import io.gantry.gateway.users.User;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The table of who is in which group, and who has put him there. */
@Repository
class Memberships {
    private final DatabaseClient database;

    Memberships(DatabaseClient database) {
        this.database = database;
    }

    Mono<List<Member>> of(Group group) {
        return database.sql(
                        """
                        SELECT u.username, u.display_name, array_agg(m.origin ORDER BY m.origin) AS origins
                        FROM memberships AS m JOIN users AS u ON u.id = m.user_id
                        WHERE m.group_id = :group
                        GROUP BY u.id ORDER BY lower(u.username)
                        """)
                .bind("group", group.id())
                .map(Memberships::read)
                .all()
                .collectList();
    }

    /** What an administrator says; false if he has said it before. */
    Mono<Boolean> add(Group group, User user) {
        return database.sql(
                        """
                        INSERT INTO memberships (group_id, user_id, origin)
                        VALUES (:group, :user, 'admin') ON CONFLICT DO NOTHING
                        """)
                .bind("group", group.id())
                .bind("user", user.id())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Takes back what an administrator has said; false if he has not. */
    Mono<Boolean> remove(Group group, User user) {
        return database.sql(
                        """
                        DELETE FROM memberships
                        WHERE group_id = :group AND user_id = :user AND origin = 'admin'
                        """)
                .bind("group", group.id())
                .bind("user", user.id())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /**
     * What a sign-in says: these groups, as far as there are such, and by it no others; the first
     * by name if he would be in more than so many.
     */
    Mono<Void> replaceSignedIn(User user, Set<String> names, int most) {
        return database.sql("DELETE FROM memberships WHERE user_id = :user AND origin = 'oidc'")
                .bind("user", user.id())
                .then()
                .then(
                        database.sql(
                                        """
                                        INSERT INTO memberships (group_id, user_id, origin)
                                        SELECT g.id, :user, 'oidc' FROM groups AS g
                                        WHERE g.name = ANY (:names) ORDER BY g.name
                                        LIMIT greatest(0, :most - (SELECT count(*)
                                            FROM memberships WHERE user_id = :user))
                                        """)
                                .bind("user", user.id())
                                .bind("names", names.toArray(String[]::new))
                                .bind("most", most)
                                .then());
    }

    private static Member read(Readable row) {
        return new Member(
                Objects.requireNonNull(row.get("username", String.class)),
                Objects.requireNonNull(row.get("display_name", String.class)),
                List.of(Objects.requireNonNull(row.get("origins", String[].class))));
    }
}
