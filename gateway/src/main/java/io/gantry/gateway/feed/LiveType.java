package io.gantry.gateway.feed;

import static io.gantry.gateway.feed.Audience.EVERYBODY;
import static io.gantry.gateway.feed.Audience.PLATFORM_ENGINEERS;
import static io.gantry.gateway.feed.Audience.READERS;
import static io.gantry.gateway.feed.LiveChannel.ACTIONS;
import static io.gantry.gateway.feed.LiveChannel.ENTITIES;
import static io.gantry.gateway.feed.LiveChannel.GIT;
import static io.gantry.gateway.feed.LiveChannel.PLUGINS;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events that clients are told of: one row per type, with its channel, who may see it, and
 * which part of it is the payload. A type without a row is sent to nobody.
 */
enum LiveType {
    ENTITY_CREATED("entity.created", ENTITIES, EVERYBODY, "after"),
    ENTITY_UPDATED("entity.updated", ENTITIES, EVERYBODY, "after"),
    ENTITY_DELETED("entity.deleted", ENTITIES, EVERYBODY, "before"),
    RUN_CREATED("action.run.created", ACTIONS, READERS, null),
    RUN_UPDATED("action.run.updated", ACTIONS, READERS, null),
    RUN_LOG("action.run.log", ACTIONS, READERS, null),
    PUSHED("git.pushed", GIT, READERS, null),
    REPOSITORY_CREATED("repository.created", GIT, READERS, null),
    REPOSITORY_DELETED("repository.deleted", GIT, READERS, null),
    PLUGIN_SYNCED("plugin.synced", PLUGINS, PLATFORM_ENGINEERS, null);

    private final String text;
    private final LiveChannel channel;
    private final Audience audience;
    private final @Nullable String payload;

    LiveType(String text, LiveChannel channel, Audience audience, @Nullable String payload) {
        this.text = text;
        this.channel = channel;
        this.audience = audience;
        this.payload = payload;
    }

    /** The row of that type, if it comes from where it belongs. */
    static Optional<LiveType> of(String text, String topic) {
        return Arrays.stream(values())
                .filter(type -> type.text.equals(text) && type.channel.topic().equals(topic))
                .findFirst();
    }

    /** The name on the wire, in Kafka and here. */
    String text() {
        return text;
    }

    LiveChannel channel() {
        return channel;
    }

    Audience audience() {
        return audience;
    }

    /** What of the event clients are shown. Throws if the event lacks it. */
    JsonNode payload(JsonNode event) {
        if (payload != null) {
            return event.required(payload);
        }
        return event instanceof ObjectNode object
                ? object.deepCopy().without(Readers.FIELD)
                : event;
    }
}
