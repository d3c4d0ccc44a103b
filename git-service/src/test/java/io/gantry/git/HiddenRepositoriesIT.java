package io.gantry.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.gantry.contracts.identity.Role;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Whoever may not read a repository is answered to the byte as if there were none, but for its
 * name: status, headers and body, on every route. The SSH door has its own such test.
 */
class HiddenRepositoriesIT extends GitIT {
    private static final List<String> READS =
            List.of(
                    "",
                    "/contents?path=README",
                    "/contents?path=none",
                    "/contents",
                    "/tree",
                    "/tree?path=none&ref=none",
                    "/branches",
                    "/tags",
                    "/logs?total=1",
                    "/logs?total=x",
                    "/diff/commits?previous_commit=a&last_commit=b",
                    "/diff/commits",
                    "/archive?ref=master&format=zip",
                    "/archive?ref=none&format=tar",
                    "/archive",
                    "/branch/archive?ref=master&format=tar.gz",
                    "/blame?path=README",
                    "/blame",
                    "/compare?base=master&head=master",
                    "/compare",
                    "/commits/master",
                    "/commits/none",
                    "/hooks/runs",
                    "/access?user=eve",
                    "/access");

    private static final String COMMIT =
            """
            --x\r
            Content-Disposition: form-data; name="branch"\r
            \r
            master\r
            --x--\r
            """;

    @TempDir private Path home;
    private String name = "";
    private String missing = "";

    /** What is asked of a repository. */
    record Question(HttpMethod method, String path, String type, String body) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeEach
    void push() {
        name = aRepository();
        missing = aName("repo");
        RealGit git = aliceIn(home);
        git.in(git.aWorkTree("work"), "push", "-q", address(name), "master");
    }

    static Stream<Question> questions() {
        Stream<Question> reads =
                READS.stream()
                        .map(path -> "/repository/%s" + path)
                        .flatMap(path -> Stream.of(json(GET, path, ""), json(HEAD, path, "")));
        Stream<Question> writes =
                Stream.of(
                        json(PUT, "/repository/%s", "{\"ispublic\":true}"),
                        json(PUT, "/repository/%s", "{"),
                        json(DELETE, "/repository/%s", "null"),
                        json(POST, "/repository/%s/branches", "{\"name\":\"x\"}"),
                        json(POST, "/repository/%s/branches", "{"),
                        json(DELETE, "/repository/%s/branches?name=master", ""),
                        json(POST, "/repository/%s/tags", "{\"name\":\"v1\"}"),
                        json(DELETE, "/repository/%s/tags?name=v1", ""),
                        new Question(
                                POST,
                                "/repository/%s/commit",
                                "multipart/form-data;boundary=x",
                                COMMIT),
                        json(POST, "/repository/%s/commit", "no form"));
        Stream<Question> git =
                Stream.of(
                        json(GET, "/git/%s.git/info/refs?service=git-upload-pack", ""),
                        json(HEAD, "/git/%s.git/info/refs?service=git-upload-pack", ""),
                        json(GET, "/git/%s.git/info/refs?service=git-receive-pack", ""),
                        json(GET, "/git/%s.git/info/refs", ""),
                        json(GET, "/git/%s.git/HEAD", ""),
                        json(POST, "/git/%s.git/git-upload-pack", "0000"),
                        json(POST, "/git/%s.git/git-receive-pack", "0000"));
        return Stream.of(reads, writes, git).flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void areAnsweredAsMissingOnes(Question question) {
        for (WebTestClient stranger :
                List.of(as("eve", Role.DEVELOPER), as("vic", Role.VIEWER), anonymous())) {
            Answer hidden = ask(stranger, question, name);
            Answer none = ask(stranger, question, missing);
            assertThat(hidden.status())
                    .as(hidden.body())
                    .isEqualTo(none.status())
                    .isBetween(400, 404);
            assertThat(hidden.body().replace(name, missing)).isEqualTo(none.body());
            assertThat(headers(hidden)).isEqualTo(headers(none));
        }
    }

    private Answer ask(WebTestClient as, Question question, String repository) {
        var result =
                as.method(question.method())
                        .uri(URI.create(url() + question.path().formatted(repository)))
                        .header("Content-Type", question.type())
                        .bodyValue(question.body())
                        .exchange()
                        .expectBody(String.class)
                        .returnResult();
        String body = result.getResponseBody();
        return new Answer(
                result.getStatus().value(), body == null ? "" : body, result.getResponseHeaders());
    }

    /** But for those that differ from request to request. */
    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>();
        answer.headers().forEach(headers::put);
        headers.keySet().removeIf(one -> one.matches("(?i)date|x-request-id|traceparent"));
        return headers;
    }

    private static Question json(HttpMethod method, String path, String body) {
        return new Question(method, path, "application/json", body);
    }
}
