package io.gantry.platform.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.gantry.platform.Infrastructure;
import io.gantry.platform.data.DataDirectory;
import io.gantry.platform.process.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceEnvironmentTest {
    @TempDir private Path directory;
    private Map<String, String> gateway = Map.of();
    private Map<String, String> catalog = Map.of();
    private Map<String, String> git = Map.of();

    @BeforeEach
    void choosePorts() throws IOException {
        var data = DataDirectory.create(directory);
        var ports = new Ports();
        var environment =
                new ServiceEnvironment(
                        data,
                        Infrastructure.of(data, ports, true),
                        ServicePorts.choose(8080, 2222, ports));
        gateway = environment.of(Service.GATEWAY);
        catalog = environment.of(Service.CATALOG);
        git = environment.of(Service.GIT);
    }

    @Test
    void opensOnlyTheGatewayToOtherMachines() {
        assertThat(gateway)
                .doesNotContainKey("SERVER_ADDRESS")
                .containsEntry("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        assertThat(catalog).containsEntry("SERVER_ADDRESS", "127.0.0.1");
    }

    @Test
    void tellsWhereTheOthersListen() {
        assertThat(gateway)
                .containsEntry(
                        "GANTRY_SERVICES_CATALOG", "http://127.0.0.1:" + catalog.get("SERVER_PORT"))
                .containsKeys(
                        "GANTRY_SERVICES_SEARCH", "GANTRY_SERVICES_AUDIT", "GANTRY_SERVICES_GIT");
        assertThat(catalog)
                .containsEntry("GANTRY_JWKS_URI", "http://127.0.0.1:8080/.well-known/jwks.json");
    }

    @Test
    void tellsAllTheSameSecretsAndStores() {
        for (var name :
                new String[] {
                    "GANTRY_ENCRYPTION_KEY",
                    "GANTRY_POSTGRES_PASSWORD",
                    "GANTRY_POSTGRES",
                    "GANTRY_KAFKA",
                    "GANTRY_OPENSEARCH"
                }) {
            assertThat(catalog.get(name)).isNotBlank().isEqualTo(gateway.get(name));
        }
    }

    @Test
    void tellsPrivateKeysOnlyToTheirOwnService() {
        assertThat(git.get("GANTRY_SERVICE_KEY")).isNotBlank();
        assertThat(gateway.values()).doesNotContain(git.get("GANTRY_SERVICE_KEY"));
        assertThat(catalog).doesNotContainKey("GANTRY_SERVICE_KEY");
        for (var caller : new String[] {"ACTION", "GIT", "PLUGIN"}) {
            var name = "GANTRY_SERVICE_KEYS_" + caller;
            assertThat(catalog.get(name)).isNotBlank().isEqualTo(git.get(name));
        }
    }
}
