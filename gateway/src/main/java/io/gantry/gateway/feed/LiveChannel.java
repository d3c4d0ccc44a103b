package io.gantry.gateway.feed;

import io.gantry.contracts.events.Topic;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What clients may subscribe to; what happens to users and sessions is on none of them. */
public enum LiveChannel {
    // Their order is part of every position: a new one goes to the end.
    ENTITIES(Topic.ENTITIES),
    ACTIONS(Topic.ACTIONS),
    GIT(Topic.GIT),
    PLUGINS(Topic.PLUGINS);

    private final Topic topic;

    LiveChannel(Topic topic) {
        this.topic = topic;
    }

    /** The channel with that outside spelling. */
    public static Optional<LiveChannel> of(String text) {
        return Arrays.stream(values()).filter(channel -> channel.text().equals(text)).findFirst();
    }

    /** The outside spellings of all. */
    public static String texts() {
        return Arrays.stream(values()).map(LiveChannel::text).collect(Collectors.joining(", "));
    }

    /** The outside spelling. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name of the Kafka topic that its events come from. */
    String topic() {
        return topic.text();
    }
}
