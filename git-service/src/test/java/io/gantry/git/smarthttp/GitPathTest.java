package io.gantry.git.smarthttp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GitPathTest {
    @Test
    void readsARepositoryWithOrWithoutNamespaceAndSuffix() {
        assertThat(GitPath.parse("/r.git/info/refs")).contains(new GitPath("r", "info/refs"));
        assertThat(GitPath.parse("/ns/r.git/git-upload-pack"))
                .contains(new GitPath("ns/r", "git-upload-pack"));
        assertThat(GitPath.parse("/ns/r/git-receive-pack"))
                .contains(new GitPath("ns/r", "git-receive-pack"));
    }

    @Test
    void refusesWhatIsNotOfTheSmartProtocol() {
        assertThat(GitPath.parse("/r.git/objects/info/packs")).isEmpty();
        assertThat(GitPath.parse("/r.git")).isEmpty();
        assertThat(GitPath.parse("/info/refs")).isEmpty();
    }
}
