package io.gantry.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Nobody, and a user of each role, once with a session and once with an API key. */
final class Callers {
    private static final String PASSWORD = "correct horse battery staple";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Gateway gateway;
    private final String adminPassword;

    Callers(Gateway gateway, String adminPassword) {
        this.gateway = gateway;
        this.adminPassword = adminPassword;
    }

    /**
     * One who asks.
     *
     * @param token what he shows
     */
    record Caller(String role, boolean byKey, @Nullable String token) {
        @Override
        public String toString() {
            return byKey ? "a key of " + role : role;
        }
    }

    /** Makes them all, with the routes that are there for that. */
    List<Caller> make() throws Exception {
        String admin = logIn("admin", adminPassword);
        List<Caller> callers = new ArrayList<>();
        callers.add(new Caller(RightsRow.NOBODY, false, null));
        for (String role : RightsRow.ROLES) {
            post(
                    "/api/v1/auth/users",
                    admin,
                    Map.of("username", name(role), "password", PASSWORD, "role", role));
            String session = session(role);
            callers.add(new Caller(role, false, session));
            JsonNode key =
                    post("/api/v1/auth/apikeys", session, Map.of("name", "rights", "role", role));
            callers.add(new Caller(role, true, key.path("key").asString()));
        }
        return callers;
    }

    /** A new session of the user with that role. */
    String session(String role) throws Exception {
        return logIn(name(role), PASSWORD);
    }

    /** What the caller would log in with; nobody tries as a viewer. */
    static String credentials(Caller caller) {
        String role = caller.token() == null ? "viewer" : caller.role();
        return JSON.writeValueAsString(Map.of("username", name(role), "password", PASSWORD));
    }

    private static String name(String role) {
        return "rights-" + role;
    }

    private String logIn(String username, String password) throws Exception {
        return post("/api/v1/auth/login", null, Map.of("username", username, "password", password))
                .path("token")
                .asString();
    }

    private JsonNode post(String path, @Nullable String token, Map<String, String> body)
            throws Exception {
        HttpResponse<String> answer =
                gateway.ask(
                        "POST",
                        path,
                        token,
                        "application/json",
                        BodyPublishers.ofString(JSON.writeValueAsString(body)));
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isIn(200, 201);
        return JSON.readTree(answer.body());
    }
}
