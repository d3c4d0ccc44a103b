package io.gantry.gateway.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What WebSockets may cost, {@code gantry.websocket.*}.
 *
 * @param buffer how much may wait for one client before he is closed as too slow
 * @param sockets open at once on this replica
 * @param socketsPerUser of these, of one user
 * @param message length of what a client sends
 * @param messagesPerSecond that a client sends, pings included
 * @param ping how long a client may be silent until he is asked for a sign of life; as long again
 *     without one and he is closed
 * @param resumes that read from Kafka at the same time; more wait in line
 * @param resumeBack how far back a client may resume
 * @param resumeWithin of the handshake, so that nothing is told twice; until then, or until he says
 *     something else, a client is told nothing
 */
@ConfigurationProperties(prefix = "gantry.websocket", ignoreUnknownFields = false)
record LiveProperties(
        @DefaultValue("1MB") DataSize buffer,
        @DefaultValue("10000") int sockets,
        @DefaultValue("100") int socketsPerUser,
        @DefaultValue("4KB") DataSize message,
        @DefaultValue("20") int messagesPerSecond,
        @DefaultValue("30s") Duration ping,
        @DefaultValue("2") int resumes,
        @DefaultValue("1h") Duration resumeBack,
        @DefaultValue("1s") Duration resumeWithin) {
    LiveProperties {
        require(buffer.toBytes() > 0, "buffer");
        require(sockets > 0, "sockets");
        require(socketsPerUser > 0, "sockets-per-user");
        require(message.toBytes() > 0, "message");
        require(messagesPerSecond > 0, "messages-per-second");
        require(ping.isPositive(), "ping");
        require(resumes > 0, "resumes");
        require(resumeBack.isPositive(), "resume-back");
        require(resumeWithin.isPositive(), "resume-within");
    }

    private static void require(boolean positive, String name) {
        if (!positive) {
            throw new IllegalArgumentException("gantry.websocket." + name + " must be above zero");
        }
    }
}
