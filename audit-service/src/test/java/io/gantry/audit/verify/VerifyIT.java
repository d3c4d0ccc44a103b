package io.gantry.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.audit.AuditIT;
import io.gantry.audit.chain.Chain;
import io.gantry.audit.chain.Entry;
import io.gantry.contracts.identity.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** Whoever changes the log in the database is found out. */
class VerifyIT extends AuditIT {
    private static final int ROWS = 10;

    @Autowired private Chain chain;

    @BeforeEach
    void writeTenRows() {
        emptyLog();
        append(ROWS);
    }

    @AfterEach
    void leaveNothing() {
        emptyLog();
    }

    @Test
    void findsNothingInALogThatNobodyChanged() {
        JsonNode whole = verify(HttpStatus.OK);
        assertThat(whole.toString())
                .isEqualTo(
                        "{\"rows\":10,\"firstBroken\":null,\"headChecked\":true,\"signedHeads\":0}");
    }

    @Test
    void findsNothingInAnEmptyLog() {
        emptyLog();
        assertThat(verify(HttpStatus.OK).path("rows").asLong()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id = gen_random_uuid()",
                "at = at + interval '1 microsecond'",
                "user_name = 'mallory'",
                "action = 'read'",
                "resource_type = 'API'",
                "resource_namespace = NULL",
                "resource_name = resource_name || 'x'",
                "source = 'cli'",
                "ip_address = ''",
                "request_id = 'req-2'",
                "before = '{}'",
                "after = '{\"a\": 1}'",
                "hash = reverse(hash)"
            })
    void findsAChangedRow(String change) {
        tamper("UPDATE audit_rows SET " + change + " WHERE number = 4", Map.of());
        assertBroken(4, true);
    }

    @Test
    void findsARemovedRow() {
        tamper("DELETE FROM audit_rows WHERE number = 4", Map.of());
        assertBroken(4, true);
    }

    @Test
    void findsTheFirstRowRemoved() {
        tamper("DELETE FROM audit_rows WHERE number = 1", Map.of());
        assertBroken(1, true);
    }

    @Test
    void findsARemovedRowWhoseNumberTheNextOnesTook() {
        tamper("DELETE FROM audit_rows WHERE number = 4", Map.of());
        for (int number = 5; number <= ROWS; number++) {
            tamper("UPDATE audit_rows SET number = :n - 1 WHERE number = :n", Map.of("n", number));
        }
        assertBroken(4, false);
    }

    @Test
    void findsReorderedRows() {
        swap(4, 5);
        assertBroken(4, true);
    }

    @Test
    void findsAnAddedRow() {
        tamper(
                """
                INSERT INTO audit_rows SELECT 11, gen_random_uuid(), at, user_name, action,
                    resource_type, resource_namespace, resource_name, source, ip_address,
                    request_id, before, after, hash FROM audit_rows WHERE number = 10
                """,
                Map.of());
        assertBroken(11, false);
    }

    @Test
    void findsRowsCutOffAtTheEnd() {
        tamper("DELETE FROM audit_rows WHERE number > 8", Map.of());
        assertBroken(9, false);
    }

    @Test
    void findsRowsCutOffAtTheEndThoughTheHeadWasEdited() {
        cutAndEditHead();
        assertHeadBroken();
    }

    @Test
    void findsAllRowsRemoved() {
        tamper("DELETE FROM audit_rows", Map.of());
        assertBroken(1, false);
    }

    @Test
    void findsTheHeadRemoved() {
        tamper("DELETE FROM chain_head", Map.of());
        assertHeadBroken();
    }

    @Test
    void findsAnEditedHeadAlsoAfterTheLogWentOn() {
        cutAndEditHead();
        append(3);
        assertBroken(9, true);
    }

    @Test
    void findsARemovedHeadAlsoAfterTheLogWentOn() {
        tamper("DELETE FROM chain_head", Map.of());
        append(3);
        assertBroken(11, true);
    }

    @Test
    void refusesDevelopers() {
        as(Role.DEVELOPER)
                .get()
                .uri("/api/v1/audit/verify")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.error")
                .isEqualTo("needs role platform-engineer, you have developer");
    }

    private void cutAndEditHead() {
        tamper("DELETE FROM audit_rows WHERE number > 8", Map.of());
        tamper(
                """
                UPDATE chain_head SET number = 8,
                    hash = (SELECT hash FROM audit_rows WHERE number = 8)
                """,
                Map.of());
    }

    private void swap(int one, int other) {
        tamper("UPDATE audit_rows SET number = 0 WHERE number = :n", Map.of("n", one));
        tamper(
                "UPDATE audit_rows SET number = :to WHERE number = :n",
                Map.of("n", other, "to", one));
        tamper("UPDATE audit_rows SET number = :to WHERE number = 0", Map.of("to", other));
    }

    private void assertBroken(long firstBroken, boolean headChecked) {
        JsonNode found = verify(HttpStatus.CONFLICT);
        assertThat(found.path("firstBroken").asLong()).isEqualTo(firstBroken);
        assertThat(found.path("headChecked").asBoolean()).isEqualTo(headChecked);
        assertThat(found.path("error").asString())
                .isEqualTo("the audit log is broken, first at row " + firstBroken);
        assertThat(found.path("requestId").asString()).isNotBlank();
    }

    private void assertHeadBroken() {
        JsonNode found = verify(HttpStatus.CONFLICT);
        assertThat(found.path("firstBroken").isNull()).isTrue();
        assertThat(found.path("headChecked").asBoolean()).isFalse();
        assertThat(found.path("error").asString())
                .isEqualTo("the head of the audit log is not its last row");
    }

    private void append(int count) {
        List<Entry> entries = IntStream.range(0, count).mapToObj(_ -> anEntry()).toList();
        chain.append(entries).block(Duration.ofSeconds(60));
    }
}
