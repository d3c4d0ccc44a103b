package io.gantry.git.browse;

/** Where the archives of a ref are. */
public record ArchiveLinks(String tarArchive, String zipArchive) {
    static ArchiveLinks ofRef(String repository, String ref) {
        return at("/repository/%s/branch/archive?ref=%s".formatted(repository, ref));
    }

    /** The same, as the answer to a commit has it. */
    static ArchiveLinks ofCommit(String repository, String branch) {
        return at("/repository/%s/archive?ref=%s".formatted(repository, branch));
    }

    private static ArchiveLinks at(String path) {
        return new ArchiveLinks(path + "&format=tar.gz", path + "&format=zip");
    }
}
