package io.gantry.web.request;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTextTest {
    @ParameterizedTest
    @CsvSource({"0,\\u0000", "1,\\u0001", "27,\\u001b", "127,\\u007f", "133,\\u0085"})
    void namesTheParameterThatHasAControlCharacter(int character, String shown) {
        String value = "a" + (char) character;
        assertThatThrownBy(() -> QueryText.check(Map.of("owner", List.of("ok", value))))
                .hasMessage(
                        "parameter owner is \"a%s\", expected text without control characters"
                                .formatted(shown));
    }

    @Test
    void takesWhatPeopleWrite() {
        assertThatCode(() ->
                        QueryText.check(Map.of("q", List.of("a b\tc\r\n", "größer", "🙂", ""))))
                .doesNotThrowAnyException();
    }
}
