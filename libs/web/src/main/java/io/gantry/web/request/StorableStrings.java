package io.gantry.web.request;

import io.gantry.web.errors.WebError;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads texts without U+0000, which PostgreSQL does not take; the message says where one is. Trees
 * are left to those who read them.
 */
public final class StorableStrings extends StringDeserializer {
    private StorableStrings() {}

    /** What makes a mapper read texts so. */
    public static JacksonModule module() {
        return new SimpleModule("gantry-texts")
                .addDeserializer(String.class, new StorableStrings());
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        String text = super.deserialize(parser, context);
        if (text != null && text.indexOf('\0') >= 0) {
            throw WebError.MALFORMED_BODY.exception(
                    "%s contains the character U+0000"
                            .formatted(parser.streamReadContext().pathAsPointer()));
        }
        return text;
    }
}
