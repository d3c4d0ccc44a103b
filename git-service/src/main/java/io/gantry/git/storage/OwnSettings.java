package io.gantry.git.storage;

import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * What JGit takes for the machine: its configuration is ours alone, neither the user's nor the
 * system's, and nothing of git's is read from the environment.
 */
final class OwnSettings extends SystemReader.Delegate {
    private final Config settings;

    OwnSettings(SystemReader machine, StorageProperties properties) {
        super(machine);
        settings = settings(properties);
    }

    private static Config settings(StorageProperties properties) {
        Config config = new Config();
        try {
            config.fromText(
                    """
                    [core]
                        fsyncRefFiles = true
                        fsyncObjectFiles = true
                        commitGraph = true
                        multiPackIndex = true
                        logAllRefUpdates = false
                    [uploadpack]
                        allowFilter = true
                        allowAnySHA1InWant = true
                    [receive]
                        autogc = false
                        fsckObjects = true
                    [gc]
                        auto = 0
                        writeCommitGraph = true
                    [init]
                        defaultBranch = master
                    [pack]
                        threads = 1
                        buildBitmaps = true
                        writeReverseIndex = true
                    """);
        } catch (ConfigInvalidException e) {
            throw new IllegalStateException(e);
        }
        if (properties.sharedVolume()) {
            config.setString("core", null, "trustStat", "after_open");
            config.setString("core", null, "trustPackedRefsStat", "never");
        }
        return config;
    }

    @Override
    public @Nullable String getenv(String variable) {
        return variable.startsWith("GIT_") || variable.startsWith("XDG_")
                ? null
                : super.getenv(variable);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        return new InMemory(settings, fs);
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        return new InMemory(parent == null ? settings : parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        return new InMemory(parent == null ? settings : parent, fs);
    }

    /** A configuration that has no file. */
    private static final class InMemory extends FileBasedConfig {
        InMemory(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            // there is nothing to read
        }

        @Override
        public void save() {
            // what JGit measures of the file system is measured again at the next start
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
