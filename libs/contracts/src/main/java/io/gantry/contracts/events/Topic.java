package io.gantry.contracts.events;

/** The Kafka topics: one per producing service, and one that the audit log keeps for itself. */
public enum Topic {
    ENTITIES(Names.ENTITIES, true),
    ACTIONS(Names.ACTIONS, false),
    GIT(Names.GIT, false),
    PLUGINS(Names.PLUGINS, false),
    IDENTITY(Names.IDENTITY, false),
    /** No events: the signed heads of the audit log, to be compared with it later. */
    AUDIT_HEADS(Names.AUDIT_HEADS, true);

    private final String text;
    private final boolean compacted;

    Topic(String text, boolean compacted) {
        this.text = text;
        this.compacted = compacted;
    }

    /** The name on the broker. */
    public String text() {
        return text;
    }

    /** Whether the newest message of each key is kept for ever. */
    public boolean compacted() {
        return compacted;
    }

    /** Where a listener puts what it cannot understand. */
    public static String deadLetter(String topic) {
        return topic + ".dlt";
    }

    /** The names as constants, for annotations. */
    public static final class Names {
        public static final String ENTITIES = "gantry.entities";
        public static final String ACTIONS = "gantry.actions";
        public static final String GIT = "gantry.git";
        public static final String PLUGINS = "gantry.plugins";
        public static final String IDENTITY = "gantry.identity";
        public static final String AUDIT_HEADS = "gantry.audit-heads";

        private Names() {}
    }
}
