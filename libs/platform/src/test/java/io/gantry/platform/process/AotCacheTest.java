package io.gantry.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {
    @TempDir private Path directory;

    @Test
    void isUsedUntilTheProgramIsBuiltAnew() throws Exception {
        var cache = cache("build 1");
        assertThat(cache.options()).isEmpty();

        assertThat(cache.train(new ProcessBuilder("touch", cache.file().toString()))).isTrue();

        assertThat(cache.options()).containsExactly("-XX:AOTCache=" + cache.file());
        assertThat(cache("build 2").options()).isEmpty();
    }

    @Test
    void isNotUsedWhenTrainingLeftNone() throws Exception {
        var cache = cache("build 1");

        assertThat(cache.train(new ProcessBuilder("true"))).isFalse();
        assertThat(cache.isFresh()).isFalse();
    }

    @Test
    void isNotUsedWhenTrainingBrokeOff() throws Exception {
        var cache = cache("build 1");
        var broken = new ProcessBuilder("sh", "-c", "touch " + cache.file() + "; exit 1");

        assertThat(cache.train(broken)).isFalse();
        assertThat(cache.options()).isEmpty();
    }

    private AotCache cache(String origin) {
        return new AotCache(directory.resolve("app.aot"), origin);
    }
}
