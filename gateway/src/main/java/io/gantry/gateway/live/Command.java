package io.gantry.gateway.live;

import io.gantry.gateway.feed.LiveChannel;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client asks for on his socket. */
sealed interface Command {
    /** From now on also that channel. */
    record Subscribe(LiveChannel channel) implements Command {}

    /** From now on not that channel. */
    record Unsubscribe(LiveChannel channel) implements Command {}

    /** First what has happened since the message with that id. */
    record Resume(String after) implements Command {}

    /** Reads one message; throws {@link Refused} with a sentence for the client. */
    static Command parse(String text) {
        JsonNode message = Reading.json(text);
        String action = Reading.text(message, "action");
        return switch (action) {
            case "subscribe" -> new Subscribe(Reading.channel(message));
            case "unsubscribe" -> new Unsubscribe(Reading.channel(message));
            case "resume" -> new Resume(Reading.argument(message, "after"));
            default ->
                    throw new Refused(
                            "action is \"%s\", expected subscribe, unsubscribe or resume"
                                    .formatted(Refused.shown(action)));
        };
    }

    /** A message that is none of these. */
    final class Refused extends RuntimeException {
        private static final int SHOWN = 100;

        Refused(String sentence) {
            super(sentence, null, false, false);
        }

        /** As much of a client's text as goes into a sentence. */
        static String shown(String text) {
            return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        }
    }

    /** How strictly messages are read. */
    final class Reading {
        private static final JsonMapper STRICT =
                JsonMapper.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .build();

        private Reading() {}

        private static JsonNode json(String text) {
            try {
                JsonNode message = STRICT.readTree(text);
                if (message.isObject()) {
                    return message;
                }
            } catch (JacksonException _) {
                // refused below, in our words
            }
            throw new Refused(
                    "\"%s\" is no JSON object, expected {\"action\", …}"
                            .formatted(Refused.shown(text)));
        }

        private static String text(JsonNode message, String field) {
            JsonNode value = message.path(field);
            if (!value.isString()) {
                throw new Refused(
                        "%s is %s, expected a string"
                                .formatted(
                                        field,
                                        value.isMissingNode()
                                                ? "missing"
                                                : Refused.shown(value.toString())));
            }
            return value.asString();
        }

        private static LiveChannel channel(JsonNode message) {
            String channel = argument(message, "channel");
            return LiveChannel.of(channel)
                    .orElseThrow(() ->
                            new Refused(
                                    "channel is \"%s\", expected one of %s"
                                            .formatted(
                                                    Refused.shown(channel), LiveChannel.texts())));
        }

        /** The one field beside the action; a typo must not be a silent nothing. */
        private static String argument(JsonNode message, String field) {
            Set<String> others = new TreeSet<>(message.propertyNames());
            others.removeAll(List.of("action", field));
            if (!others.isEmpty()) {
                throw new Refused(
                        "field \"%s\" is unknown, expected action and %s"
                                .formatted(Refused.shown(others.iterator().next()), field));
            }
            return text(message, field);
        }
    }
}
