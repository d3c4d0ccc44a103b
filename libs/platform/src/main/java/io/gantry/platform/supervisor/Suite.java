package io.gantry.platform.supervisor;

import io.gantry.platform.Infrastructure;
import io.gantry.platform.Parallel;
import io.gantry.platform.process.Part;
import io.gantry.platform.process.PartFailed;
import io.gantry.platform.service.ServiceProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** All parts, in the order in which they start: the stores, then the services. */
final class Suite {
    // More at once only take the processor from each other: tried with two cores.
    private static final int SERVICES_AT_ONCE = 3;
    private static final int TRAININGS_AT_ONCE = 2;

    private final List<KeptAlive> stores;
    private final List<KeptAlive> services;
    private final StatusFile status;
    private final Progress progress;

    Suite(
            Infrastructure stores,
            List<ServiceProgram> programs,
            StatusFile status,
            Progress progress) {
        this.status = status;
        this.progress = progress;
        this.stores = stores.parts().stream().map(this::kept).toList();
        this.services = programs.stream().map(Part::new).map(this::kept).toList();
    }

    private KeptAlive kept(Part part) {
        part.onChange(this::writeStatus);
        return new KeptAlive(part, progress);
    }

    void start() throws PartFailed, InterruptedException {
        Parallel.each(stores, TRAININGS_AT_ONCE, this::train);
        Parallel.each(stores, stores.size(), KeptAlive::start);
        Parallel.each(services, TRAININGS_AT_ONCE, this::train);
        Parallel.each(services, SERVICES_AT_ONCE, KeptAlive::start);
    }

    /** Services first, since they still write to the stores while they end. */
    void stop() throws InterruptedException {
        stop(services);
        stop(stores);
    }

    private static void stop(List<KeptAlive> parts) throws InterruptedException {
        try {
            Parallel.each(parts, parts.size(), KeptAlive::stop);
        } catch (PartFailed e) {
            throw new IllegalStateException(e);
        }
    }

    /** A start without a cache is slow but good, so whatever goes wrong here is only told. */
    private void train(KeptAlive kept) throws InterruptedException {
        var program = kept.part().program();
        try {
            if (!program.lacksCache()) {
                return;
            }
            progress.say("making the AOT cache of " + program.title() + " (once) ...");
            if (program.train()) {
                return;
            }
        } catch (IOException e) {
            progress.record(e.toString());
        }
        progress.say(program.title() + " starts without an AOT cache, see " + program.log());
    }

    private void writeStatus() {
        try {
            status.write(
                    Stream.concat(stores.stream(), services.stream())
                            .map(kept -> PartStatus.of(kept.part()))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
