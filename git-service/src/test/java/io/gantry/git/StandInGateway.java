package io.gantry.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gantry.contracts.identity.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** Plays the gateway where git-service asks who somebody is; it knows whom it was told of. */
public final class StandInGateway {
    private static final String ROUTE = "/internal/people/";

    private final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private volatile boolean away;

    StandInGateway() {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(ROUTE, this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** The private key by which git-service speaks with it. */
    static String serviceKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            return Base64.getEncoder().encodeToString(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on somebody of that name is there, with that effective role. */
    public void knows(String name, Role role, String... groups) {
        tell(name, role, false, groups);
    }

    /** The same, but he may do nothing. */
    public void disables(String name) {
        tell(name, Role.DEVELOPER, true);
    }

    /** A session, key or password of that proof holds no more. */
    public void ends(String proof) {
        ended.add("proof=" + proof);
    }

    public void forgets(String name) {
        people.remove(name);
    }

    /** Answers nothing of use until it is told to be back. */
    public void goesAway(boolean gone) {
        away = gone;
    }

    /** How often it was asked. */
    public int asked() {
        return asked.get();
    }

    private void tell(String name, Role role, boolean disabled, String... groups) {
        people.put(
                name,
                Map.of(
                        "username",
                        name,
                        "role",
                        role.text(),
                        "groups",
                        Set.of(groups),
                        "disabled",
                        disabled));
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        String shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        Map<String, Object> person =
                people.get(exchange.getRequestURI().getPath().substring(ROUTE.length()));
        boolean gone =
                person == null
                        || ended.contains(String.valueOf(exchange.getRequestURI().getQuery()));
        int status = away ? 503 : shown.startsWith("Bearer ") ? gone ? 404 : 200 : 401;
        byte[] body = JsonMapper.shared().writeValueAsString(person).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
