package io.gantry.audit.heads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gantry.audit.AuditIT;
import io.gantry.audit.chain.Chain;
import io.gantry.audit.chain.Entry;
import io.gantry.contracts.events.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** The log against what it has said of itself; with a key of its own, so that no other test is. */
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
@TestPropertySource(
        properties = {
            "gantry.encryption-key=QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=",
            "gantry.audit.heads.every=300ms",
            "gantry.audit.heads.patience=5s"
        })
class HeadsIT extends AuditIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired private Chain chain;
    @Autowired private HeadTopic topic;

    @Test
    void findsADatabaseThatWasSetBack(CapturedOutput output) {
        emptyLog();
        append(5);
        awaitHead(5);
        keep();
        append(5);
        awaitHead(10);
        assertThat(output)
                .containsPattern("audit head: row 10, hash [0-9a-f]{64}, at .*Z, signature");
        JsonNode whole = verify(HttpStatus.OK);
        assertThat(whole.path("rows").asLong()).isEqualTo(10);
        assertThat(whole.path("signedHeads").asInt()).isEqualTo(2);

        setBack();
        assertBroken(6, false);
        await().atMost(SOON).until(() -> output.getOut().contains("the audit log was set back"));

        append(7);
        assertBroken(10, true);
        assertThat(topic.read().last()).isEqualTo(10); // what contradicts it is never signed
        emptyLog();
    }

    @Test
    void passesOverWhatItHasNotSigned() {
        long before = topic.read().last();
        for (String forged :
                List.of(
                        "{\"number\":99,\"hash\":\"a\",\"at\":\"2026-01-01T00:00:00Z\",\"signature\":\"b\"}",
                        "{\"number\":99}",
                        "no JSON")) {
            send(new ProducerRecord<>(Topic.Names.AUDIT_HEADS, "head", forged.getBytes(UTF_8)));
        }
        send(new ProducerRecord<>(Topic.Names.AUDIT_HEADS, "head", null));
        assertThat(topic.read().last()).isEqualTo(before);
    }

    @Test
    void saysThatItCannotCompareWhileTheBrokerIsAway() {
        PLATFORM.kill("kafka");
        try {
            assertThat(verify(HttpStatus.SERVICE_UNAVAILABLE).path("error").asString())
                    .isEqualTo("the topic of the signed heads is not available, try again later");
        } finally {
            PLATFORM.restart("kafka");
        }
    }

    private void append(int count) {
        List<Entry> entries = IntStream.range(0, count).mapToObj(_ -> anEntry()).toList();
        chain.append(entries).block(SOON);
    }

    private void awaitHead(long number) {
        await().atMost(SOON).ignoreExceptions().until(() -> topic.read().last() == number);
    }

    private void keep() {
        tamper("DROP TABLE IF EXISTS kept_rows, kept_head", Map.of());
        tamper("CREATE TABLE kept_rows AS SELECT * FROM audit_rows", Map.of());
        tamper("CREATE TABLE kept_head AS SELECT * FROM chain_head", Map.of());
    }

    private void setBack() {
        tamper("DELETE FROM audit_rows", Map.of());
        tamper("INSERT INTO audit_rows SELECT * FROM kept_rows", Map.of());
        tamper("DELETE FROM chain_head", Map.of());
        tamper("INSERT INTO chain_head SELECT * FROM kept_head", Map.of());
        tamper("DROP TABLE kept_rows, kept_head", Map.of());
    }

    private void assertBroken(long firstBroken, boolean headChecked) {
        JsonNode found = verify(HttpStatus.CONFLICT);
        assertThat(found.path("firstBroken").asLong()).isEqualTo(firstBroken);
        assertThat(found.path("headChecked").asBoolean()).isEqualTo(headChecked);
    }
}
