package io.gantry.platform.service;

import io.gantry.platform.process.HttpProbe;
import io.gantry.platform.process.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A service as a program that can be started. */
public final class ServiceProgram implements Program {
    private final ServiceApp app;
    private final ServiceEnvironment environment;

    public ServiceProgram(ServiceApp app, ServiceEnvironment environment) {
        this.app = app;
        this.environment = environment;
    }

    @Override
    public boolean lacksCache() throws IOException {
        return app.lacksCache();
    }

    /** The stores must be up. */
    @Override
    public boolean train() throws IOException, InterruptedException {
        return app.train(environment.of(app.service()));
    }

    @Override
    public String name() {
        return app.service().folder();
    }

    @Override
    public String title() {
        return name();
    }

    @Override
    public int port() {
        return environment.ports().http(app.service());
    }

    @Override
    public Path log() {
        return app.log();
    }

    @Override
    public Process launch() throws IOException {
        var options = app.cache().options().toArray(String[]::new);
        return app.program(environment.of(app.service()), options).start();
    }

    @Override
    public boolean isReady() {
        var port = environment.ports().management(app.service());
        return HttpProbe.answers("http://127.0.0.1:" + port + "/actuator/health/readiness");
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(2);
    }
}
