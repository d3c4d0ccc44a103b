package io.gantry.testing;

import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The same infrastructure as containers of the official images. */
final class ContainerPlatform implements TestPlatform.Infrastructure {
    private static final int OPENSEARCH_PORT = 9200;

    private final Map<String, GenericContainer<?>> containers;

    private ContainerPlatform(Map<String, GenericContainer<?>> containers) {
        this.containers = containers;
    }

    static ContainerPlatform launch() {
        PostgreSQLContainer postgres = postgres();
        KafkaContainer kafka = new KafkaContainer(DockerImageName.parse("apache/kafka:4.2.1"));
        GenericContainer<?> opensearch = opensearch();
        postgres.start();
        kafka.start();
        opensearch.start();
        System.setProperty(
                "GANTRY_POSTGRES", postgres.getHost() + ":" + postgres.getMappedPort(5432));
        System.setProperty("GANTRY_POSTGRES_USER", postgres.getUsername());
        System.setProperty("GANTRY_POSTGRES_PASSWORD", postgres.getPassword());
        System.setProperty("GANTRY_KAFKA", kafka.getBootstrapServers());
        System.setProperty(
                "GANTRY_OPENSEARCH",
                "http://%s:%d"
                        .formatted(
                                opensearch.getHost(), opensearch.getMappedPort(OPENSEARCH_PORT)));
        return new ContainerPlatform(
                Map.of("postgres", postgres, "kafka", kafka, "opensearch", opensearch));
    }

    @SuppressWarnings("resource") // lives as long as the JVM
    private static PostgreSQLContainer postgres() {
        return new PostgreSQLContainer(DockerImageName.parse("postgres:18"))
                .withUsername("postgres")
                .withInitScript("gantry-databases.sql");
    }

    @SuppressWarnings("resource") // lives as long as the JVM
    private static GenericContainer<?> opensearch() {
        return new GenericContainer<>(DockerImageName.parse("opensearchproject/opensearch:3.8.0"))
                .withEnv("discovery.type", "single-node")
                .withEnv("DISABLE_SECURITY_PLUGIN", "true")
                .withExposedPorts(OPENSEARCH_PORT)
                .waitingFor(Wait.forHttp("/_cluster/health"));
    }

    @Override
    public void kill(String part) {
        GenericContainer<?> container = container(part);
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void restart(String part) {
        GenericContainer<?> container = container(part);
        container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
    }

    private GenericContainer<?> container(String part) {
        GenericContainer<?> container = containers.get(part);
        if (container == null) {
            throw new IllegalArgumentException(part);
        }
        return container;
    }
}
