package io.gantry.gateway.groups;

import static io.gantry.gateway.People.PASSWORD;
import static io.gantry.gateway.People.aName;

import io.gantry.gateway.GatewayIT;
import io.gantry.gateway.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A user of as many groups as there may be, with the longest names. */
class ManyGroupsIT extends GatewayIT {
    private static final int LONGEST = 253;
    private static final int MOST = 100;

    private String user = "";
    private String prefix = "";

    @BeforeEach
    void makeGroups() {
        user = new People(admin()).user("viewer");
        prefix = aName() + "-";
        database.sql(
                        """
                        INSERT INTO groups (id, name, title, role, created_at)
                        SELECT gen_random_uuid(), rpad(:prefix || n || '-', :longest, 'x'), 'T',
                            'viewer', now()
                        FROM generate_series(1, :most + 1) AS n
                        """)
                .bind("prefix", prefix)
                .bind("longest", LONGEST)
                .bind("most", MOST)
                .then()
                .block();
        database.sql(
                        """
                        INSERT INTO memberships (group_id, user_id, origin)
                        SELECT g.id, u.id, 'admin' FROM groups AS g, users AS u
                        WHERE g.name LIKE :prefix || '%' AND u.username = :user
                        ORDER BY g.name LIMIT :most - 1
                        """)
                .bind("prefix", prefix)
                .bind("user", user)
                .bind("most", MOST)
                .then()
                .block();
    }

    @Test
    void mayAskServicesWithAsMuchInItsHeaderAsAnybody() {
        join(99).expectStatus().isNoContent();
        ask(7 << 10).expectStatus().isOk();
        ask(8 << 10)
                .expectStatus()
                .isEqualTo(431)
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("the header is larger than 8192 bytes");
    }

    private WebTestClient.ResponseSpec ask(int headerBytes) {
        return bearing(logIn(user, PASSWORD).path("token").asString())
                .get()
                .uri("/api/v1/entities")
                .header("X-Filler", "x".repeat(headerBytes))
                .exchange();
    }

    @Test
    void isPutIntoNoFurtherOne() {
        join(99).expectStatus().isNoContent();
        join(99).expectStatus().isNoContent();
        join(98).expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo(
                        "user \"%s\" is in 100 groups already, which is the most there may be"
                                .formatted(user));
    }

    /** Puts the user into the group of that number; by name 98 and 99 are the last ones. */
    private WebTestClient.ResponseSpec join(int number) {
        String name = prefix + number + "-";
        return admin().put()
                .uri(
                        "/api/v1/groups/{group}/members/{user}",
                        name + "x".repeat(LONGEST - name.length()),
                        user)
                .exchange();
    }
}
