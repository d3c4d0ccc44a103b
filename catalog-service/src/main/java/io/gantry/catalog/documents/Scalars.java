package io.gantry.catalog.documents;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What texts and numbers a document may hold: those that the database keeps as they are. */
final class Scalars {
    private static final int MOST_DIGITS = 1000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Scalars() {}

    /** Why the text is refused; null if it is not. */
    static @Nullable String refusal(String text) {
        int bad = text.codePoints().filter(Scalars::isNoText).findFirst().orElse(-1);
        if (bad < 0) {
            return null;
        }
        return bad == 0
                ? "text holds the character U+0000"
                : "text holds the lone surrogate U+%04X".formatted(bad);
    }

    private static boolean isNoText(int c) {
        return c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** A whole number of any size. */
    static JsonNode whole(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return NODES.numberNode(number.intValue());
        }
        return number.bitLength() < Long.SIZE
                ? NODES.numberNode(number.longValue())
                : NODES.numberNode(number);
    }

    /**
     * The number with all its digits; null if it is out of bounds. A number without a fraction is
     * whole however it is written, since that is how the database gives it back.
     */
    static @Nullable JsonNode number(String text) {
        if (text.length() > MOST_DIGITS) {
            return null;
        }
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > MOST_DIGITS) {
            return null;
        }
        return number.scale() <= 0 ? whole(number.toBigIntegerExact()) : NODES.numberNode(number);
    }
}
