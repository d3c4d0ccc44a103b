package io.gantry.audit.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.audit.Messages;
import io.gantry.audit.chain.Entry;
import io.gantry.contracts.events.Topic;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class EntryReaderTest {
    private final EntryReader reader = new EntryReader();

    @Test
    void takesKindNamespaceAndNameFromTheEntity() {
        Entry entry = read(Messages.entityUpdated("billing", "payments"));
        assertThat(entry.action()).isEqualTo("update");
        assertThat(entry.resourceType()).isEqualTo("Service");
        assertThat(entry.resourceNamespace()).isEqualTo("billing");
        assertThat(entry.resourceName()).isEqualTo("payments");
        assertThat(entry.before()).contains("\"title\":\"old\"").startsWith("{\"kind\"");
        assertThat(entry.after()).contains("\"title\":\"new\"").doesNotContain("\"before\"");
    }

    @Test
    void takesUsersFromIdentityEvents() {
        Entry entry = read(Messages.login("bob"));
        assertThat(entry.action()).isEqualTo("login");
        assertThat(entry.resourceType()).isEqualTo("User");
        assertThat(entry.resourceNamespace()).isNull();
        assertThat(entry.resourceName()).isEqualTo("bob");
        assertThat(entry.after()).contains("\"username\":\"bob\"");
    }

    @Test
    void takesUsersGroupsAndKeysWithTheirStates() {
        String uuid = "\"aggregate\":\"00000000-0000-0000-0000-000000000001\",\"sequence\":7,";
        Entry user =
                read(
                        identity(
                                "user.updated",
                                uuid
                                        + "\"before\":{\"username\":\"bob\",\"role\":\"viewer\"},"
                                        + "\"after\":{\"username\":\"bob\",\"role\":\"admin\"}"));
        assertThat(user.action() + user.resourceType() + user.resourceName())
                .isEqualTo("updateUserbob");
        assertThat(user.before()).isEqualTo("{\"username\":\"bob\",\"role\":\"viewer\"}");
        assertThat(user.after()).isEqualTo("{\"username\":\"bob\",\"role\":\"admin\"}");
        Entry group = read(identity("group.deleted", uuid + "\"before\":{\"name\":\"ops\"}"));
        assertThat(group.action() + group.resourceType() + group.resourceName())
                .isEqualTo("deleteGroupops");
        assertThat(group.after()).isNull();
        Entry key =
                read(
                        identity(
                                "apikey.created",
                                uuid + "\"after\":{\"username\":\"bob\",\"name\":\"ci\"}"));
        assertThat(key.action() + key.resourceType() + key.resourceName())
                .isEqualTo("createApiKeybob/ci");
    }

    @Test
    void takesRefusedLoginsAndNewPasswords() {
        Entry refused = read(identity("login.refused", "\"username\":\"bob\",\"route\":\"/git\""));
        assertThat(refused.action()).isEqualTo("login-refused");
        assertThat(refused.resourceName()).isEqualTo("bob");
        assertThat(refused.after()).contains("\"route\":\"/git\"");
        assertThat(read(identity("password.changed", "\"username\":\"bob\"")).action())
                .isEqualTo("update");
    }

    @Test
    void keepsTheWholeOfATypeThatItDoesNotKnow() {
        Entry entry =
                read(
                        Messages.of(
                                Topic.Names.GIT,
                                "git.mirrored",
                                "repository/payments/api",
                                "{\"refs\":[1],\"before\":\"a\"}"));
        assertThat(entry.action()).isEqualTo("mirrored");
        assertThat(entry.resourceType()).isEqualTo("Repository");
        assertThat(entry.resourceName()).isEqualTo("payments/api");
        assertThat(entry.after()).isEqualTo("{\"refs\":[1],\"before\":\"a\"}");
        assertThat(entry.before()).isNull();
    }

    @Test
    void takesAPushForOneOfItsRepository() {
        Entry entry =
                read(
                        Messages.of(
                                Topic.Names.GIT,
                                "git.pushed",
                                "repository/payments/api",
                                "{\"repository\":{\"name\":\"payments/api\"},\"refs\":[]}"));
        assertThat(entry.action()).isEqualTo("push");
        assertThat(entry.resourceType() + entry.resourceName()).isEqualTo("Repositorypayments/api");
    }

    @Test
    void takesADoorThatItDoesNotKnow() {
        ProducerRecord<String, byte[]> message = Messages.login("bob");
        message.headers().remove("ce_door").add("ce_door", "webhook".getBytes(UTF_8));
        assertThat(read(message).source()).isEqualTo("webhook");
    }

    @Test
    void keepsNumbersAsTheyWereWritten() {
        String json = "{\"a\":1.10,\"b\":12345678901234567890.123456789,\"c\":1e2}";
        assertThat(read(Messages.of(Topic.Names.GIT, "x.y", "x/y", json)).after())
                .isEqualTo("{\"a\":1.10,\"b\":12345678901234567890.123456789,\"c\":1E+2}");
    }

    @Test
    void readsEventsNestedDeeperThanABodyMayBe() {
        String deep = "[".repeat(100) + "]".repeat(100);
        assertThat(read(Messages.of(Topic.Names.GIT, "x.y", "x/y", deep)).after()).isEqualTo(deep);
    }

    @Test
    void keepsTheTextOfWhatIsNoJson() {
        Entry entry = read(Messages.of(Topic.Names.ENTITIES, "entity.created", "x/y", "{oops"));
        assertThat(entry.action()).isEqualTo("unknown");
        assertThat(entry.resourceType()).isEqualTo("gantry.entities");
        assertThat(entry.resourceName()).isEqualTo("gantry.entities-3@17");
        assertThat(entry.userName()).isEqualTo("alice");
        assertThat(entry.after()).contains("\"raw\":\"{oops\"").contains("\"reason\":");
    }

    @Test
    void keepsTheTextOfAnEventWithoutWhatItMustHave() {
        assertUnknown(Messages.of(Topic.Names.ENTITIES, "entity.created", "x/y", "{\"after\":{}}"));
        assertUnknown(Messages.of(Topic.Names.GIT, "git.pushed", "x/y", ""));
        assertUnknown(new ProducerRecord<>(Topic.Names.GIT, "key", "{}".getBytes(UTF_8)));
        assertUnknown(without("ce_id"));
        assertUnknown(with("ce_id", "no uuid"));
        assertUnknown(with("ce_time", "yesterday"));
        assertUnknown(with("ce_time", "+10000-01-01T00:00:00Z"));
    }

    @Test
    void givesTheSameIdToTheSameMessageThatIsNotUnderstood() {
        UUID once = read(without("ce_id")).id();
        assertThat(read(without("ce_id")).id()).isEqualTo(once);
    }

    @Test
    void leavesOutOfHeadersWhatTheDatabaseRefuses() {
        assertThat(read(with("ce_actor", "a\0b")).userName()).isEqualTo("a\uFFFDb");
        assertThat(read(with("ce_actor", "x".repeat(5000))).userName()).hasSize(512);
    }

    private static ProducerRecord<String, byte[]> identity(String type, String fields) {
        return Messages.of(Topic.Names.IDENTITY, type, "x/y", "{" + fields + "}");
    }

    private void assertUnknown(ProducerRecord<String, byte[]> message) {
        Entry entry = read(message);
        assertThat(entry.action()).isEqualTo("unknown");
        assertThat(entry.after()).contains("\"raw\":");
    }

    private static ProducerRecord<String, byte[]> without(String header) {
        ProducerRecord<String, byte[]> message = Messages.login("bob");
        message.headers().remove(header);
        return message;
    }

    private static ProducerRecord<String, byte[]> with(String header, String value) {
        ProducerRecord<String, byte[]> message = without(header);
        message.headers().add(header, value.getBytes(UTF_8));
        return message;
    }

    private Entry read(ProducerRecord<String, byte[]> message) {
        return reader.read(
                new ConsumerRecord<>(
                        message.topic(),
                        3,
                        17,
                        1_700_000_000_000L,
                        TimestampType.CREATE_TIME,
                        0,
                        message.value().length,
                        message.key(),
                        message.value(),
                        message.headers(),
                        Optional.empty()));
    }
}
