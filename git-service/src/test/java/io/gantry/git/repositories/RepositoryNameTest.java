package io.gantry.git.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a_b",
                "a-b",
                "-",
                "--",
                "a/b",
                "a.b/c",
                "a+b@x/c",
                "_/_",
                "-a/-b",
                "tree",
                "time-home_rc2+beta@globoi.com/foo_bar",
                "_.mallory/foo_bar",
                "hook/x"
            })
    void takesWhatTheFirstServerTook(String name) {
        assertThat(RepositoryName.isValid(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.b",
                "a+b",
                "a@b",
                "a.git",
                "foo bar",
                "é",
                ".a/b",
                "../repositories",
                "../../repositories",
                "a/..",
                "a/b/c",
                "/a",
                "a/",
                "a\n",
                "proj.git/x",
                "proj.GIT/x",
                "ns/tree",
                "ns/archive",
                "ns/lfs",
                "set",
                "grant",
                "revoke",
                "hook",
                "ns/set"
            })
    void refusesWhatIsUnsafeOrARoute(String name) {
        assertThat(RepositoryName.isValid(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 4000})
    void refusesANameThatIsTooLong(int length) {
        assertThat(RepositoryName.isValid("a".repeat(length))).isFalse();
    }
}
