package io.gantry.git.browse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/**
 * The type of a file: by its name, else by its first bytes.
 *
 * @see <a href="https://mimesniff.spec.whatwg.org/">MIME Sniffing</a>
 */
final class ContentType {
    /** So many bytes are looked at. */
    static final int SNIFFED = 512;

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, UTF_8);

    private static final Map<String, MediaType> MAGIC =
            Map.of(
                    "\u0089PNG\r\n\u001a\n", MediaType.IMAGE_PNG,
                    "GIF8", MediaType.IMAGE_GIF,
                    "\u00ff\u00d8\u00ff", MediaType.IMAGE_JPEG,
                    "%PDF-", MediaType.APPLICATION_PDF,
                    "PK\u0003\u0004", MediaType.parseMediaType("application/zip"),
                    "\u001f\u008b\b", MediaType.parseMediaType("application/x-gzip"));

    private ContentType() {}

    static MediaType of(String name, byte[] head) {
        return MediaTypeFactory.getMediaType(name)
                .map(type -> type.getType().equals("text") ? new MediaType(type, UTF_8) : type)
                .orElseGet(() -> sniff(new String(head, ISO_8859_1)));
    }

    private static MediaType sniff(String head) {
        for (Map.Entry<String, MediaType> magic : MAGIC.entrySet()) {
            if (head.startsWith(magic.getKey())) {
                return magic.getValue();
            }
        }
        if (head.chars().anyMatch(ContentType::isBinary)) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
        String start = head.stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<?xml")) {
            return new MediaType(MediaType.TEXT_XML, UTF_8);
        }
        return start.startsWith("<!doctype html") || start.startsWith("<html")
                ? new MediaType(MediaType.TEXT_HTML, UTF_8)
                : TEXT;
    }

    private static boolean isBinary(int one) {
        return one <= 0x08
                || one == 0x0b
                || (one >= 0x0e && one <= 0x1a)
                || (one >= 0x1c && one < ' ');
    }
}
