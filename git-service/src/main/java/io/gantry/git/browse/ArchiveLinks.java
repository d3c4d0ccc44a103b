package io.gantry.git.browse;

/** Where the archives of a ref are. */
public record ArchiveLinks(String tarArchive, String zipArchive) {
    static ArchiveLinks ofRef(String repository, String ref) {
        String path = "/repository/%s/branch/archive?ref=%s&format=".formatted(repository, ref);
        return new ArchiveLinks(path + "tar.gz", path + "zip");
    }
}
