package io.gantry.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.contracts.identity.Actor;
import io.gantry.contracts.identity.Role;
import io.gantry.testing.TestPlatform;
import io.gantry.testing.TestTokens;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

/** Git hosting as its users see it, over the real PostgreSQL and Kafka, with real git and ssh. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "gantry.encryption-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "gantry.git.root=target/repositories",
            "gantry.git.hooks.time=15s",
            "gantry.git.hooks.kept-runs=3",
            "gantry.git.hooks.same-user=true", // of somebody who is not root
            "gantry.git.hooks.environment[TSURU_HOST]=https://tsuru.example.com",
            "gantry.git.zip.upload=2MB",
            "gantry.data=target/data",
            "gantry.portal.heartbeat=0s", // each time anew
            "gantry.portal.patience=30s", // also while fifty push at once
            "gantry.maintenance.pushes=1000000", // tests do it themselves
            "gantry.maintenance.nightly=-", // at whatever hour they run
            "gantry.ssh.host=127.0.0.1",
            "gantry.ssh.port=0",
            "gantry.ssh.public-host=git.example.com",
            "gantry.ssh.public-port=2222",
            "gantry.public-url=https://gantry.example.com"
        })
public abstract class GitIT {
    protected static final TestPlatform.Infrastructure PLATFORM = TestPlatform.start();

    protected static final StandInGateway GATEWAY = new StandInGateway();
    private static final String SERVICE_KEY = StandInGateway.serviceKey();

    static {
        TestTokens.serveKeys();
    }

    @LocalServerPort private int port;
    @Autowired protected DatabaseClient database;

    @DynamicPropertySource
    static void gateway(DynamicPropertyRegistry registry) {
        registry.add("gantry.portal.uri", GATEWAY::address);
        registry.add("gantry.service-keys.private-key", () -> SERVICE_KEY);
    }

    /** Speaks as that user. */
    protected WebTestClient as(String user, Role role, String... groups) {
        return client().mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, token(user, role, groups))
                .build();
    }

    protected WebTestClient admin() {
        return as("root", Role.ADMIN);
    }

    /** A developer who makes the repositories of most tests. */
    protected WebTestClient alice() {
        return as("alice", Role.DEVELOPER);
    }

    protected WebTestClient anonymous() {
        return as(Actor.ANONYMOUS, Role.VIEWER);
    }

    /** Without what the gateway adds. */
    protected WebTestClient client() {
        return WebTestClient.bindToServer()
                .baseUrl(url())
                .responseTimeout(Duration.ofSeconds(30))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(64 << 20))
                .build();
    }

    protected String url() {
        return "http://127.0.0.1:" + port;
    }

    protected static String token(String user, Role role, String... groups) {
        GATEWAY.knows(user, role, groups);
        return "Bearer "
                + TestTokens.sign(
                        TestTokens.claims(user, role, "git-service")
                                .claim("groups", List.of(groups))
                                .build());
    }

    /** A name that no other test has. */
    protected static String aName(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Sends the body as old clients do, with a media type that says nothing of it. */
    protected static Answer send(WebTestClient as, HttpMethod method, String path, String body) {
        var result =
                as.method(method)
                        .uri(path)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .bodyValue(body)
                        .exchange()
                        .expectBody(String.class)
                        .returnResult();
        String text = result.getResponseBody();
        return new Answer(
                result.getStatus().value(), text == null ? "" : text, result.getResponseHeaders());
    }

    /** Gets the path exactly as it is written. */
    protected Answer get(WebTestClient as, String path) {
        var result =
                as.get()
                        .uri(URI.create(url() + path))
                        .exchange()
                        .expectBody(byte[].class)
                        .returnResult();
        byte[] body = result.getResponseBody();
        return new Answer(
                result.getStatus().value(),
                body == null ? "" : new String(body, UTF_8),
                result.getResponseHeaders());
    }

    /** Makes a repository of alice's that she alone may write to. */
    protected String aRepository(String... readers) {
        String name = aName("repo");
        create(Map.of("name", name, "users", List.of("alice"), "readonlyusers", readers));
        return name;
    }

    /** Where git finds the repository over HTTP. */
    protected String address(String name) {
        return url() + "/git/" + name + ".git";
    }

    /** The id of the repository, after which its folder is called. */
    protected UUID idOf(String name) {
        return Objects.requireNonNull(
                database.sql("SELECT id FROM repositories WHERE name = :name")
                        .bind("name", name)
                        .mapValue(UUID.class)
                        .one()
                        .block());
    }

    /** Git as alice over HTTP. */
    protected static RealGit aliceIn(Path home) {
        return new RealGit(home).withHeader(token("alice", Role.DEVELOPER));
    }

    /** A work tree of alice's with a commit; its origin is that repository. */
    protected Path workTreeOf(String name, Path home) {
        Path work = aliceIn(home).aWorkTree("work");
        aliceIn(home).in(work, "remote", "add", "origin", address(name));
        return work;
    }

    /** A new user who has a key in that home. */
    protected String aUserOf(RealSsh ssh) {
        String user = aName("u");
        Map<String, Object> body = Map.of("name", user, "keys", Map.of("k", ssh.key(user)));
        send(admin(), HttpMethod.POST, "/user", JsonMapper.shared().writeValueAsString(body));
        return user;
    }

    protected void create(Map<String, Object> repository) {
        create(alice(), repository);
    }

    protected void create(WebTestClient creator, Map<String, Object> repository) {
        Answer answer =
                send(
                        creator,
                        HttpMethod.POST,
                        "/repository",
                        JsonMapper.shared().writeValueAsString(repository));
        assertThat(answer.body()).startsWith("Repository ");
    }

    /** What was answered. */
    protected record Answer(int status, String body, HttpHeaders headers) {
        public Answer {}

        /** Fails unless it is exactly this. */
        public void is(int expected, String text) {
            assertThat(status + " " + body).isEqualTo(expected + " " + text);
        }
    }
}
