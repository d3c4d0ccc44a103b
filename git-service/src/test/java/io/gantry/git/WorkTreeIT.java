package io.gantry.git;

import io.gantry.git.storage.Storage;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A repository of alice's that bob may read, and a work tree of hers with a commit. */
public abstract class WorkTreeIT extends GitIT {
    @Autowired protected Storage storage;
    @TempDir protected Path home;
    protected String name = "";
    protected Path work = Path.of("");

    @BeforeEach
    protected void makeWorkTree() {
        name = aRepository("bob");
        work = workTreeOf(name, home);
    }

    protected RealGit git() {
        return aliceIn(home);
    }
}
