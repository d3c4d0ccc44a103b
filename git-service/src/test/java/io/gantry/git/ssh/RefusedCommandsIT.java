package io.gantry.git.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.events.Topic;
import io.gantry.git.GitIT;
import io.gantry.git.RealGit;
import io.gantry.git.RealSsh;
import io.gantry.testing.EventProbe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit log is told of what the SSH door refuses. */
class RefusedCommandsIT extends GitIT {
    @Autowired private SshDoor door;
    @TempDir private Path home;
    private RealSsh ssh = new RealSsh(Path.of(""), 0);
    private String reader = "";
    private String name = "";

    @BeforeEach
    void makeRepository() {
        ssh = new RealSsh(home, door.port());
        reader = aUserOf(ssh);
        name = aName("repo");
        create(Map.of("name", name, "users", List.of("alice"), "readonlyusers", List.of(reader)));
    }

    @Test
    void tellsOfAKeyThatNobodyHas() {
        ssh.key("stranger");
        ssh.as("stranger").fails("ls-remote", ssh.address(name));
        isTold("(anonymous)", "SSH login", 401, fingerprint("stranger"));
    }

    @Test
    void tellsNothingOfAStrangeKeyBesideOneThatFits() {
        ssh.key("stranger");
        ssh.key("other");
        String options =
                "-F /dev/null -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null"
                        + " -o IdentitiesOnly=yes -o IdentityAgent=none -o BatchMode=yes";
        new RealGit(home)
                .with(
                        "GIT_SSH_COMMAND",
                        "ssh %s -i %s -i %s"
                                .formatted(options, home.resolve("stranger"), home.resolve(reader)))
                .ok("ls-remote", ssh.address(name));
        ssh.as("other").fails("ls-remote", ssh.address(name));
        isTold("(anonymous)", "SSH login", 401, fingerprint("other"));
        assertThat(rows(fingerprint("stranger"))).isZero();
    }

    @Test
    void tellsOfAReaderWhoWantsToWrite() {
        Path work = ssh.as(reader).aWorkTree("work");
        ssh.as(reader).fails("-C", work.toString(), "push", ssh.address(name), "master");
        isTold(reader, "SSH git-receive-pack", 403, name);
    }

    @Test
    void tellsOfWhatIsHiddenAndOfWhatIsMissingAlike() {
        String stranger = aUserOf(ssh);
        String missing = aName("none");
        ssh.as(stranger).fails("ls-remote", ssh.address(name));
        ssh.as(stranger).fails("ls-remote", ssh.address(missing));
        isTold(stranger, "SSH git-upload-pack", 404, name);
        isTold(stranger, "SSH git-upload-pack", 404, missing);
    }

    @Test
    void tellsOfADisabledUserByHisKey() {
        GATEWAY.disables(reader);
        ssh.as(reader).fails("ls-remote", ssh.address(name));
        isTold("(anonymous)", "SSH login", 401, fingerprint(reader));
    }

    private static void isTold(String user, String door, int status, String path) {
        try (EventProbe probe = new EventProbe(Topic.Names.IDENTITY)) {
            var message = probe.await(one -> isRefusalOf(path, one));
            assertThat(EventProbe.header(message, "ce_door")).isEqualTo("ssh");
            assertThat(EventProbe.header(message, "ce_actor")).isEqualTo(user);
            assertThat(EventProbe.header(message, "ce_address")).isEqualTo("127.0.0.1");
            JsonNode event = read(message);
            assertThat(event.path("username").asString()).isEqualTo(user);
            assertThat(event.path("route").asString()).isEqualTo(door);
            assertThat(event.path("status").asInt()).isEqualTo(status);
        }
    }

    private static boolean isRefusalOf(String path, ConsumerRecord<String, byte[]> message) {
        return EventProbe.header(message, "ce_type").equals("access.refused")
                && read(message).path("path").asString().equals(path);
    }

    private static JsonNode read(ConsumerRecord<String, byte[]> message) {
        return JsonMapper.shared().readTree(message.value());
    }

    private long rows(String subject) {
        return Objects.requireNonNull(
                database.sql("SELECT count(*) FROM refusals WHERE route LIKE :route")
                        .bind("route", "% " + subject)
                        .mapValue(Long.class)
                        .one()
                        .block());
    }

    private String fingerprint(String user) {
        String line =
                new RealGit(home)
                        .program(List.of("ssh-keygen", "-l", "-f", home.resolve(user) + ".pub"))
                        .output();
        return line.split(" ", -1)[1];
    }
}
