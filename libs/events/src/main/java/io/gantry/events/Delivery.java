package io.gantry.events;

import io.gantry.contracts.events.Envelope;
import io.gantry.contracts.events.Event;

/** One message as a listener gets it: what happened, and what is said about it. */
public record Delivery<E extends Event>(Envelope envelope, E event) {}
