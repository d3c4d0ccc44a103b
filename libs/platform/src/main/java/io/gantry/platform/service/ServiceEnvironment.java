package io.gantry.platform.service;

import io.gantry.platform.Infrastructure;
import io.gantry.platform.data.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a service is told by environment variables; the rest of the environment is the user's. */
public record ServiceEnvironment(DataDirectory data, Infrastructure stores, ServicePorts ports) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String ENCRYPTION_KEY = "GANTRY_ENCRYPTION_KEY";

    /** Those that call others for a user. */
    private static final Set<Service> CALLERS =
            EnumSet.of(Service.ACTION, Service.GIT, Service.PLUGIN);

    /** The variables of one service. */
    Map<String, String> of(Service service) throws IOException {
        var variables = new HashMap<String, String>();
        variables.put("GANTRY_DATA", data.root().toString());
        variables.put(ENCRYPTION_KEY, encryptionKey());
        addStores(variables);
        addAddresses(variables);
        addServiceKeys(variables, service);
        variables.put("SERVER_PORT", String.valueOf(ports.http(service)));
        if (service != Service.GATEWAY) {
            variables.put("SERVER_ADDRESS", LOOPBACK);
        }
        variables.put("MANAGEMENT_SERVER_PORT", String.valueOf(ports.management(service)));
        variables.put("MANAGEMENT_SERVER_ADDRESS", LOOPBACK);
        return variables;
    }

    private void addStores(Map<String, String> variables) throws IOException {
        variables.put("GANTRY_POSTGRES", stores.postgres());
        variables.put("GANTRY_POSTGRES_USER", stores.postgresUser());
        variables.put("GANTRY_POSTGRES_PASSWORD", stores.postgresPassword());
        variables.put("GANTRY_KAFKA", stores.kafka());
        variables.put("GANTRY_OPENSEARCH", stores.openSearch());
    }

    private void addAddresses(Map<String, String> variables) {
        for (var service : Service.values()) {
            variables.put("GANTRY_SERVICES_" + service, url(ports.http(service)));
        }
        variables.put(
                "GANTRY_JWKS_URI", url(ports.http(Service.GATEWAY)) + "/.well-known/jwks.json");
        variables.put("GANTRY_SSH_PORT", String.valueOf(ports.ssh()));
    }

    /** The public keys are for all, a private one for its own service alone. */
    private void addServiceKeys(Map<String, String> variables, Service service) throws IOException {
        for (var caller : CALLERS) {
            var keys = data.secrets().serviceKeys(caller.folder());
            variables.put("GANTRY_SERVICE_KEYS_" + caller, keys.publicKey());
            if (caller == service) {
                variables.put("GANTRY_SERVICE_KEY", keys.privateKey());
            }
        }
    }

    private static String url(int port) {
        return "http://" + LOOPBACK + ":" + port;
    }

    private String encryptionKey() throws IOException {
        var given =
                Optional.ofNullable(System.getenv(ENCRYPTION_KEY)).filter(key -> !key.isBlank());
        return given.isPresent() ? given.get() : Files.readString(data.secrets().encryptionKey());
    }
}
