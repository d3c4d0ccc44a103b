package io.gantry.git.ssh;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Opens the door when the service has started, and closes it when it ends. */
@Component
class SshDoorListener {
    private static final Logger log = LoggerFactory.getLogger(SshDoorListener.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HostKeys keys;
    private final SshDoor door;

    SshDoorListener(HostKeys keys, SshDoor door) {
        this.keys = keys;
        this.door = door;
    }

    /** The start fails if the host keys cannot be had or the port is taken. */
    @EventListener(ApplicationStartedEvent.class)
    void open() throws IOException {
        door.open(requireNonNull(keys.all().block(PATIENCE)));
        log.info("SSH listens on port {}", door.port());
    }

    @EventListener(ContextClosedEvent.class)
    void close() throws IOException {
        door.close();
    }
}
