package io.gantry.git.browse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitPathTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain.txt|plain.txt|plain.txt",
                "with space|with space|with space",
                "café.txt|\"caf\\303\\251.txt\"|caf\\303\\251.txt",
                "quo\"te|\"quo\\\"te\"|quo\\\"te",
                "back\\slash|\"back\\\\slash\"|back\\\\slash",
                " lead | lead |lead"
            })
    void quotesAsGitDoes(String path, String raw, String plain) {
        assertThat(GitPathText.raw(path.getBytes(UTF_8))).isEqualTo(raw);
        assertThat(GitPathText.plain(raw)).isEqualTo(plain);
    }

    @Test
    void keepsTheEscapeOfATab() {
        String raw = GitPathText.raw("much/such\tREADME".getBytes(UTF_8));
        assertThat(raw).isEqualTo("\"much/such\\tREADME\"");
        assertThat(GitPathText.plain(raw)).isEqualTo("much/such\\tREADME");
    }

    @Test
    void knowsWhatLiesOutside() {
        assertThat(GitPathText.isOutside("a/../b")).isTrue();
        assertThat(GitPathText.isOutside("./a")).isTrue();
        assertThat(GitPathText.isOutside("a..b/c")).isFalse();
    }
}
