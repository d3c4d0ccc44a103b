package io.gantry.platform.opensearch;

import io.gantry.platform.process.OwnProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.codelibs.opensearch.runner.node.OpenSearchRunnerNode;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.index.mapper.MapperExtrasModulePlugin;
import org.opensearch.index.reindex.ReindexModulePlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.node.NodeValidationException;
import org.opensearch.painless.PainlessModulePlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.transport.Netty4ModulePlugin;

/** The main class of the OpenSearch process. */
final class OpenSearchNode {
    private static final List<Class<? extends Plugin>> MODULES =
            List.of(
                    CommonAnalysisModulePlugin.class,
                    MapperExtrasModulePlugin.class,
                    Netty4ModulePlugin.class,
                    PainlessModulePlugin.class,
                    ReindexModulePlugin.class);

    private OpenSearchNode() {}

    /** Takes the directory, the HTTP port and the transport port. */
    public static void main(String[] arguments)
            throws IOException, NodeValidationException, InterruptedException {
        var home = Files.createDirectories(Path.of(arguments[0]));
        var environment =
                InternalSettingsPreparer.prepareEnvironment(
                        settings(home, arguments[1], arguments[2]), Map.of(), home, () -> "gantry");
        var node = new OpenSearchRunnerNode(environment, MODULES);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "stop"));
        node.start();
        OwnProgram.ready();
        new CountDownLatch(1).await();
    }

    private static Settings settings(Path home, String port, String transportPort) {
        return Settings.builder()
                .put("cluster.name", "gantry")
                .put("node.name", "gantry")
                .put("path.home", home)
                .put("path.data", home.resolve("data"))
                .put("path.logs", home.resolve("logs"))
                .put("network.host", "127.0.0.1")
                .put("http.port", port)
                .put("transport.port", transportPort)
                .put("discovery.type", "single-node")
                // The defaults are percentages, by which a well-filled laptop is full.
                .put("cluster.routing.allocation.disk.watermark.low", "1gb")
                .put("cluster.routing.allocation.disk.watermark.high", "750mb")
                .put("cluster.routing.allocation.disk.watermark.flood_stage", "500mb")
                .build();
    }

    private static void close(Node node) {
        try {
            node.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
