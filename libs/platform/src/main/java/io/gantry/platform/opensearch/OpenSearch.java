package io.gantry.platform.opensearch;

import io.gantry.platform.data.DataDirectory;
import io.gantry.platform.data.Directories;
import io.gantry.platform.process.HttpProbe;
import io.gantry.platform.process.OwnProgram;
import io.gantry.platform.process.Ports;
import io.gantry.platform.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The OpenSearch node, in a process of its own. */
public final class OpenSearch implements Program {
    private static final String NAME = "opensearch";

    private final DataDirectory data;
    private final int port;
    private final int transportPort;
    private final OwnProgram program;

    /**
     * @param options more options of the JVM
     */
    public OpenSearch(DataDirectory data, Ports ports, List<String> options) {
        this.data = data;
        this.port = ports.next();
        this.transportPort = ports.next();
        this.program =
                new OwnProgram(data, NAME, OpenSearchNode.class, options)
                        .with("-Xms128m", "-Xmx384m");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "OpenSearch";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Path log() {
        return data.log(NAME);
    }

    /** The address of its REST API. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public Process launch() throws IOException {
        return program.launch(arguments(data.root().resolve(NAME)));
    }

    @Override
    public boolean lacksCache() throws IOException {
        return program.lacksCache();
    }

    @Override
    public boolean train() throws IOException, InterruptedException {
        var scratch = Files.createTempDirectory(data.run(), NAME);
        try {
            return program.train(arguments(scratch));
        } finally {
            Directories.delete(scratch);
        }
    }

    private String[] arguments(Path home) {
        return new String[] {home.toString(), String.valueOf(port), String.valueOf(transportPort)};
    }

    @Override
    public boolean isReady() {
        return HttpProbe.answers(url() + "/_cluster/health?wait_for_status=yellow&timeout=1s");
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(90);
    }
}
