package io.gantry.catalog.entities;

import static io.gantry.catalog.CatalogError.ENTITY_TOO_LARGE;

import java.io.Writer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The largest entity, however it was written down: an event tells what it was and what it is, and
 * both must fit one message of the topic (5 MiB), with what the server adds.
 */
@Component
class EntitySize {
    /** Bytes of JSON in UTF-8, as it is kept and told. */
    static final int LARGEST = 1 << 20;

    private final JsonMapper json;

    EntitySize(JsonMapper json) {
        this.json = json;
    }

    /** Goes on if the entity is not larger. */
    void check(JsonNode entity) {
        Count count = new Count();
        json.writeValue(count, entity);
        if (count.bytes > LARGEST) {
            throw ENTITY_TOO_LARGE.exception(count.bytes, LARGEST);
        }
    }

    /** Of what is written; half of a pair of surrogates is half of its four bytes. */
    private static final class Count extends Writer {
        private long bytes;

        @Override
        public void write(char[] text, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                char c = text[i];
                bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
