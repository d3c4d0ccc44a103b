package io.gantry.git.pushes;

import io.gantry.contracts.git.RefChange;
import java.util.List;

/** What moves refs on the disk; each of them by compare and set. */
@FunctionalInterface
public interface RefMover {
    /** The changes that were made; those refused are not among them. Blocks. */
    List<RefChange> move() throws Exception;
}
