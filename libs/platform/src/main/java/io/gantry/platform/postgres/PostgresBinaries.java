package io.gantry.platform.postgres;

import io.gantry.platform.data.DataDirectory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the server from its Maven artifact, once for all that run from the same artifact. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** The directory with {@code bin/postgres}. */
    static Path unpacked(DataDirectory data) throws IOException {
        var archive = archive();
        var jar = Path.of(((JarURLConnection) archive.openConnection()).getJarFile().getName());
        var name = jar.getFileName().toString().replace(".jar", "");
        var beside = jar.resolveSibling(name);
        var home =
                Files.isDirectory(beside) || Files.isWritable(jar.getParent())
                        ? beside
                        : data.root().resolve(name);
        if (!Files.isDirectory(home)) {
            unpackAside(archive, home);
        }
        return home;
    }

    private static URL archive() throws IOException {
        var name = "/postgres-%s-%s.txz".formatted(system(), machine());
        var url = PostgresBinaries.class.getResource(name);
        if (url == null) {
            throw new IOException(
                    "no PostgreSQL for this machine (" + name + " is not on the class path)");
        }
        return url;
    }

    private static String system() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return "darwin";
        }
        return name.startsWith("windows") ? "windows" : "linux";
    }

    private static String machine() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    }

    /** Moved into place when complete, so that two starts at once do not meet half a server. */
    private static void unpackAside(URL archive, Path home) throws IOException {
        var draft = Files.createTempDirectory(home.getParent(), "postgres-");
        try (var in = archive.openStream()) {
            unpack(in, draft);
        }
        if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        try {
            Files.move(draft, home);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    private static void unpack(InputStream in, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void write(InputStream content, TarArchiveEntry entry, Path path)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        if ((entry.getMode() & 0100) != 0 && !path.toFile().setExecutable(true, false)) {
            throw new IOException(path + " cannot be made executable");
        }
    }
}
