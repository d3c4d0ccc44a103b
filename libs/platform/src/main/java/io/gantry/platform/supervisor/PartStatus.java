package io.gantry.platform.supervisor;

import io.gantry.platform.process.Part;
import io.gantry.platform.process.Part.State;
import java.time.Instant;

/**
 * What the supervisor knows of a part.
 *
 * @param pid 0 if nothing runs
 */
public record PartStatus(String name, State state, long pid, int port, Instant since) {
    private static final String SEPARATOR = "\t";

    static PartStatus of(Part part) {
        return new PartStatus(
                part.program().name(),
                part.state(),
                part.pid(),
                part.program().port(),
                part.since());
    }

    static PartStatus parse(String line) {
        var fields = line.split(SEPARATOR, -1);
        return new PartStatus(
                fields[0],
                State.valueOf(fields[1]),
                Long.parseLong(fields[2]),
                Integer.parseInt(fields[3]),
                Instant.parse(fields[4]));
    }

    String line() {
        return String.join(
                SEPARATOR,
                name,
                state.name(),
                String.valueOf(pid),
                String.valueOf(port),
                since.toString());
    }
}
