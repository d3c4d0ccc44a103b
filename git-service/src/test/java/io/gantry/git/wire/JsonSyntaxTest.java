package io.gantry.git.wire;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSyntaxTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                " {} ",
                "[1,-0.5e+3,true,false,\"\\u00e9\\n\"]",
                "{\"a\":{\"b\":[]},\"c\":\"\"}"
            })
    void takesWhatIsJson(String text) {
        assertThatCode(() -> JsonSyntax.check(text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|unexpected end of JSON input",
                "{\"a\":|unexpected end of JSON input",
                "{\"a\":1,]}|invalid character ']' looking for beginning of object key string",
                "{]}|invalid character ']' looking for beginning of object key string",
                "{\"a\"\"b\"}|invalid character '\"' after object key",
                "{\"a\":1 2}|invalid character '2' after object key:value pair",
                "bad|invalid character 'b' looking for beginning of value",
                "{}{|invalid character '{' after top-level value",
                "[1 2]|invalid character '2' after array element",
                "nul!|invalid character '!' in literal null (expecting 'l')",
                "\"\\x\"|invalid character 'x' in string escape code",
                "-a|invalid character 'a' in numeric literal"
            })
    void namesTheFaultAsTheFirstServerDid(String text, String message) {
        assertThatThrownBy(() -> JsonSyntax.check(text)).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void refusesNestingThatIsTooDeep(String open) {
        assertThatThrownBy(() -> JsonSyntax.check(open.repeat(70)))
                .hasMessage("exceeded max depth");
    }
}
