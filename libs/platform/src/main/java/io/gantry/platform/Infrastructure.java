package io.gantry.platform;

import io.gantry.platform.data.DataDirectory;
import io.gantry.platform.kafka.Kafka;
import io.gantry.platform.opensearch.OpenSearch;
import io.gantry.platform.postgres.Postgres;
import io.gantry.platform.process.Part;
import io.gantry.platform.process.Ports;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The three stores of one data directory and the addresses by which they are reached. */
public final class Infrastructure {
    // Half the start for half the speed later on, which is right for a test.
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

    private final Postgres postgres;
    private final Kafka kafka;
    private final OpenSearch openSearch;
    private final List<Part> parts;

    private Infrastructure(Postgres postgres, Kafka kafka, OpenSearch openSearch) {
        this.postgres = postgres;
        this.kafka = kafka;
        this.openSearch = openSearch;
        this.parts = List.of(new Part(postgres), new Part(kafka), new Part(openSearch));
    }

    /**
     * Chooses ports; starts nothing. {@code fast} is for tests: a quick start, and nothing that
     * survives a crash of the machine.
     */
    public static Infrastructure of(DataDirectory data, Ports ports, boolean fast)
            throws IOException {
        var options = fast ? QUICK_START : List.<String>of();
        return new Infrastructure(
                new Postgres(data, ports.next(), fast),
                new Kafka(data, ports, options),
                new OpenSearch(data, ports, options));
    }

    /** PostgreSQL, Kafka and OpenSearch; they do not need each other and may start at once. */
    public List<Part> parts() {
        return parts;
    }

    /** The part of that name. */
    public Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.program().name().equals(name)).findFirst();
    }

    /** Host and port of PostgreSQL. */
    public String postgres() {
        return "127.0.0.1:" + postgres.port();
    }

    /** The user of PostgreSQL. */
    public String postgresUser() {
        return Postgres.USER;
    }

    /** The password of that user. */
    public String postgresPassword() throws IOException {
        return postgres.password();
    }

    /** Host and port of Kafka. */
    public String kafka() {
        return "127.0.0.1:" + kafka.port();
    }

    /** The base URL of OpenSearch. */
    public String openSearch() {
        return openSearch.url();
    }
}
