package io.gantry.git.browse;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one read may look at, {@code gantry.reading.*}; whoever wants more clones.
 *
 * @param commits of history that are walked
 * @param treeEntries of all folders of a revision, for its tree and its archives
 * @param archiveSize of the files in an archive
 * @param changedFiles of a diff
 * @param diffSize of a file that is shown line by line
 * @param blameSize of a file whose lines are told the origin of
 * @param listed commits, and files, that one answer names
 */
@ConfigurationProperties(prefix = "gantry.reading", ignoreUnknownFields = false)
public record ReadingProperties(
        @DefaultValue("500000") int commits,
        @DefaultValue("1000000") int treeEntries,
        @DefaultValue("10GB") DataSize archiveSize,
        @DefaultValue("50000") int changedFiles,
        @DefaultValue("8MB") DataSize diffSize,
        @DefaultValue("1MB") DataSize blameSize,
        @DefaultValue("1000") int listed) {
    public ReadingProperties {
        if (commits < 1 || treeEntries < 1 || changedFiles < 1 || listed < 1) {
            throw new IllegalArgumentException(
                    "gantry.reading has commits=%d, tree-entries=%d, changed-files=%d and listed=%d, expected at least 1 each"
                            .formatted(commits, treeEntries, changedFiles, listed));
        }
    }
}
