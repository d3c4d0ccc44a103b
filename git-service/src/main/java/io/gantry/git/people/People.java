package io.gantry.git.people;

import io.gantry.contracts.identity.Role;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The rows of the copy. */
@Repository
public class People {
    private final DatabaseClient database;

    People(DatabaseClient database) {
        this.database = database;
    }

    /** The person with that name; empty if the portal has none. */
    public Mono<Person> find(String name) {
        return database.sql("SELECT name, role FROM people WHERE name = :name")
                .bind("name", name)
                .map(row ->
                        new Person(
                                Objects.requireNonNull(row.get("name", String.class)),
                                Role.of(Objects.requireNonNull(row.get("role", String.class)))))
                .one();
    }

    /** Keeps the newest: an event that comes late or twice changes nothing. */
    Mono<Void> put(Person person, long sequence) {
        return database.sql(
                        """
                        INSERT INTO people (name, role, sequence) VALUES (:name, :role, :sequence)
                        ON CONFLICT (name) DO UPDATE SET role = :role, sequence = :sequence
                        WHERE people.sequence < :sequence
                        """)
                .bind("name", person.name())
                .bind("role", person.role().text())
                .bind("sequence", sequence)
                .then();
    }
}
