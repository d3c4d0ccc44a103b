package io.gantry.gateway.feed;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;

/**
 * A text message as it is on the wire, made once and shared by all sockets that it is sent to.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-5.2">WebSocket, base framing</a>
 */
public final class Frame {
    private static final byte WHOLE_TEXT = (byte) 0x81;
    private static final int LONGEST_HEAD = 10;
    private static final int SHORT = 125;
    private static final int LENGTH_IN_TWO_BYTES = 126;
    private static final int LENGTH_IN_EIGHT_BYTES = 127;
    private static final int MOST_IN_TWO_BYTES = 0xFFFF;

    private final byte[] bytes;

    private Frame(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The frame of a text in UTF-8. */
    public static Frame of(byte[] text) {
        ByteBuffer head = head(text.length);
        return new Frame(
                ByteBuffer.allocate(head.remaining() + text.length).put(head).put(text).array());
    }

    private static ByteBuffer head(int length) {
        ByteBuffer head = ByteBuffer.allocate(LONGEST_HEAD).put(WHOLE_TEXT);
        if (length <= SHORT) {
            return head.put((byte) length).flip();
        }
        return length <= MOST_IN_TWO_BYTES
                ? head.put((byte) LENGTH_IN_TWO_BYTES).putShort((short) length).flip()
                : head.put((byte) LENGTH_IN_EIGHT_BYTES).putLong(length).flip();
    }

    /** Bytes on the wire. */
    public int size() {
        return bytes.length;
    }

    /** Puts its bytes behind what is there. */
    public void writeTo(ByteBuf buffer) {
        buffer.writeBytes(bytes);
    }
}
