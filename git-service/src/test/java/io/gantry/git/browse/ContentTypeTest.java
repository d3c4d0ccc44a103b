package io.gantry.git.browse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTypeTest {
    @ParameterizedTest
    @CsvSource({
        "a.txt,text/plain;charset=UTF-8",
        "a.html,text/html;charset=UTF-8",
        "a.css,text/css;charset=UTF-8",
        "a.json,application/json",
        "a.png,image/png",
        "README,text/plain;charset=UTF-8",
        "Main.unknownext,text/plain;charset=UTF-8"
    })
    void goesByTheNameFirst(String name, String type) {
        assertThat(ContentType.of(name, "hello\n".getBytes(UTF_8))).hasToString(type);
    }

    @Test
    void looksAtTheBytesOtherwise() {
        byte[] binary = HexFormat.of().parseHex("0a141e0009c8");
        assertThat(ContentType.of("blob", binary)).hasToString("application/octet-stream");
        assertThat(ContentType.of("empty", new byte[0])).hasToString("text/plain;charset=UTF-8");
        assertThat(ContentType.of("page", "<!DOCTYPE html><p>".getBytes(UTF_8)))
                .hasToString("text/html;charset=UTF-8");
    }
}
