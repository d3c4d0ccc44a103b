package io.gantry.platform.kafka;

import java.nio.file.Path;

/**
 * The settings of the node.
 *
 * @see <a href="https://kafka.apache.org/42/configuration/broker-configs/">Broker configs</a>
 */
final class KafkaSettings {
    private static final int MESSAGE_BYTES = 5 * 1024 * 1024;

    private KafkaSettings() {}

    /** The text of a {@code server.properties}. */
    static String of(Path directory, int port, int controllerPort) {
        return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        controller.listener.names=CONTROLLER
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        log.dirs=%3$s
        # topics are made by their owners, with their own settings
        auto.create.topics.enable=false
        message.max.bytes=%4$d
        replica.fetch.max.bytes=%4$d
        # one node: nothing to replicate to, nobody to wait for
        default.replication.factor=1
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=8
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=8
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        share.coordinator.state.topic.num.partitions=8
        group.initial.rebalance.delay.ms=0
        # after a kill -9 the node must wait for its own old session to end
        broker.session.timeout.ms=3000
        broker.heartbeat.interval.ms=500
        # half a GiB of heap less than the defaults need
        log.cleaner.dedupe.buffer.size=16777216
        num.network.threads=2
        num.io.threads=4
        background.threads=4
        """
                .formatted(
                        port,
                        controllerPort,
                        directory.toString().replace("\\", "/"),
                        MESSAGE_BYTES);
    }
}
