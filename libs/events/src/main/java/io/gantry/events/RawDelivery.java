package io.gantry.events;

import io.gantry.contracts.events.Envelope;
import tools.jackson.databind.JsonNode;

/** One message as its sender wrote it: what is said about it, and its data. */
public record RawDelivery(Envelope envelope, JsonNode data) {}
