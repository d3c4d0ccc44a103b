package io.gantry.git.commits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a/b/c.txt",
                ".gitignore",
                ".gitmodules",
                ".github/x",
                "a git",
                "..a",
                "a..",
                "é/ü.txt",
                "a:b",
                "x "
            })
    void takesWhatIsAPathEverywhere(String path) {
        assertThat(EntryPath.of(path).text()).isEqualTo(path);
    }

    @Test
    void putsAbsoluteOnesBelowTheRoot() {
        assertThat(EntryPath.of("/etc/passwd").segments()).containsExactly("etc", "passwd");
        assertThat(EntryPath.of("//x").segments()).containsExactly("x");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            textBlock =
                    """
                    '/', has a segment ""
                    '/../x', has a segment ".."
                    '', has a segment ""
                    'a//b', has a segment ""
                    'a/', has a segment ""
                    './a', has a segment "."
                    '../a', has a segment ".."
                    'a/../../b', has a segment ".."
                    'a/.. /b', has a segment ".. "
                    'a/. ./b', has a segment ". ."
                    'a/.../b', has a segment "..."
                    'a\\b', has a backslash
                    '..\\b', has a backslash
                    '.git/config', has a segment that git refuses
                    'sub/.git/config', has a segment that git refuses
                    '.GIT/config', has a segment that git refuses
                    '.gIt', has a segment that git refuses
                    '.git /config', has a segment that git refuses
                    '.git./config', has a segment that git refuses
                    '.git.../config', has a segment that git refuses
                    '.git . ./config', has a segment that git refuses
                    'git~1/config', has a segment that git refuses
                    'GIT~1/config', has a segment that git refuses
                    '.git::$INDEX_ALLOCATION/config', has a segment that git refuses
                    '.git:x', has a segment that git refuses
                    """)
    void refusesWhatSomeSystemTakesForSomethingElse(String path, String rule) {
        assertThatThrownBy(() -> EntryPath.of(path))
                .isInstanceOf(CommitFault.class)
                .hasMessageContaining("path \"" + path + "\"")
                .hasMessageContaining(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".g\u200cit/config", "\u200d.git", ".git\ufeff/x", "a/.\u200c./b", "\u2060"})
    void refusesWhatMacosReadsAsSomethingElse(String path) {
        assertThatThrownBy(() -> EntryPath.of(path)).isInstanceOf(CommitFault.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\0b", "a\u007fb", "\u001b[2J", "a\tb"})
    void refusesControlCharactersAndDoesNotRepeatThem(String path) {
        assertThatThrownBy(() -> EntryPath.of(path))
                .hasMessageContaining("has control characters")
                .hasMessageNotContaining(path);
    }

    @Test
    void refusesNamesThatAreTooLongOrNotUtf8() {
        assertThatThrownBy(() -> EntryPath.of("a/".repeat(2048) + "b"))
                .hasMessageContaining("is longer than 4096 bytes");
        assertThatThrownBy(() -> EntryPath.of("caf\ufffd")).hasMessageContaining("is not UTF-8");
    }
}
