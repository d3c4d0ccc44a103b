import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Writes the history of a repository for {@code git fast-import}: java History.java COMMITS FILES
 * SOURCE..., where a source is a zip or a folder whose files are taken. The same sources give the
 * same commits. The first commits bring the files, a few each; all change files that are there. One
 * commit in forty begins a side branch of three that is merged; each 500th has a tag, each 1000th a
 * branch.
 */
class History {
    private static final int LARGEST = 512 << 10;
    private static final int HOT = 2000;
    private static final long BEGUN = 1_600_000_000L;

    private final PrintStream out =
            new PrintStream(new BufferedOutputStream(System.out, 1 << 20), false, UTF_8);
    private final Random random = new Random(42);
    private final Map<String, byte[]> hot = new LinkedHashMap<>();
    private final List<String> hotNames = new ArrayList<>();
    private int mark;
    private int commits;

    public static void main(String[] arguments) throws IOException {
        int files = Integer.parseInt(arguments[1]);
        Map<String, byte[]> content = new LinkedHashMap<>();
        for (int i = 2; i < arguments.length && content.size() < files; i++) {
            Path source = Path.of(arguments[i]);
            if (Files.isDirectory(source)) {
                readFolder(source, content, files);
            } else {
                readZip(source, content, files);
            }
        }
        if (content.size() < files) {
            throw new IllegalStateException("the sources have " + content.size() + " files only");
        }
        new History().write(content, Integer.parseInt(arguments[0]));
    }

    private static void readZip(Path zip, Map<String, byte[]> into, int files) throws IOException {
        try (ZipFile opened = new ZipFile(zip.toFile())) {
            Enumeration<? extends ZipEntry> entries = opened.entries();
            while (entries.hasMoreElements() && into.size() < files) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory() && fits(entry.getSize(), entry.getName())) {
                    try (InputStream in = opened.getInputStream(entry)) {
                        into.put(entry.getName(), in.readAllBytes());
                    }
                }
            }
        }
    }

    private static void readFolder(Path folder, Map<String, byte[]> into, int files)
            throws IOException {
        List<Path> found;
        try (Stream<Path> all = Files.walk(folder)) {
            found = all.filter(Files::isRegularFile).filter(Files::isReadable).sorted().toList();
        }
        for (Path file : found) {
            String name = folder.getFileName() + "/" + folder.relativize(file);
            if (into.size() < files && !Files.isSymbolicLink(file) && fits(Files.size(file), name)) {
                into.put(name, Files.readAllBytes(file));
            }
        }
    }

    private static boolean fits(long size, String name) {
        return size > 100 && size < LARGEST && name.matches("[A-Za-z0-9_./+$-]+");
    }

    private void write(Map<String, byte[]> content, int count) {
        List<Map.Entry<String, byte[]>> files = List.copyOf(content.entrySet());
        int added = 0;
        while (commits < count) {
            // All files are there after three quarters of the history.
            int until = (int) Math.min(files.size(), 1 + files.size() * (commits + 1L) * 4 / 3 / count);
            boolean forks = commits % 40 == 39;
            Change change = new Change();
            for (; added < until; added++) {
                change.put(files.get(added).getKey(), files.get(added).getValue());
            }
            edit(change);
            commit("master", "Change " + commits, change, null);
            if (forks) {
                forkAndMerge();
            }
            label();
        }
        out.print("done\n");
        out.flush();
    }

    private void forkAndMerge() {
        Change all = new Change();
        String from = "from refs/heads/master\n";
        for (int i = 0; i < 3; i++) {
            Change change = new Change();
            edit(change);
            all.marks.putAll(change.marks);
            commit("side", "Aside " + commits, change, i == 0 ? from : null);
        }
        Change here = new Change();
        here.put("CHANGES/" + commits, ("Before the merge " + commits + "\n").getBytes(UTF_8));
        commit("master", "Meanwhile " + commits, here, null);
        commit("master", "Merge " + commits, all, "merge refs/heads/side\n");
        out.print("reset refs/heads/side\nfrom 0000000000000000000000000000000000000000\n\n");
    }

    private void label() {
        if (commits % 500 < 6 && commits / 500 > labelled) {
            labelled = commits / 500;
            String text = "Release " + labelled;
            out.printf("tag v%d\nfrom refs/heads/master\ntagger A Tagger <tagger@example.com> %d +0000\n", labelled, time());
            out.printf("data %d\n%s\n", text.length(), text);
            if (labelled % 2 == 0) {
                out.printf("reset refs/heads/release-%d\nfrom refs/heads/master\n\n", labelled);
                out.printf("reset refs/tags/light-%d\nfrom refs/heads/master\n\n", labelled);
            }
        }
    }

    private int labelled;

    /** Puts a line somewhere into one to three of the files that change often. */
    private void edit(Change change) {
        for (int i = 0; i <= random.nextInt(3) && !hotNames.isEmpty(); i++) {
            String name = hotNames.get(random.nextInt(hotNames.size()));
            byte[] before = hot.get(name);
            byte[] line = ("// changed in " + commits + ", " + random.nextLong() + "\n").getBytes(UTF_8);
            int at = random.nextInt(before.length);
            while (at > 0 && before[at - 1] != '\n') {
                at--;
            }
            byte[] after = new byte[before.length + line.length];
            System.arraycopy(before, 0, after, 0, at);
            System.arraycopy(line, 0, after, at, line.length);
            System.arraycopy(before, at, after, at + line.length, before.length - at);
            change.put(name, after);
        }
    }

    private void commit(String branch, String message, Change change, String parents) {
        commits++;
        out.printf("commit refs/heads/%s\n", branch);
        out.printf("author Author %d <author%1$d@example.com> %d +0200\n", commits % 97, time());
        out.printf("committer A Committer <committer@example.com> %d +0000\n", time());
        out.printf("data %d\n%s\n", message.length(), message);
        if (parents != null) {
            out.print(parents);
        }
        change.marks.forEach((name, blob) -> out.printf("M 100644 :%d %s\n", blob, name));
        out.print("\n");
    }

    private long time() {
        return BEGUN + commits * 3600L;
    }

    /** What a commit changes: the marks of the new contents, by their names. */
    private final class Change {
        final Map<String, Integer> marks = new LinkedHashMap<>();

        void put(String name, byte[] content) {
            out.printf("blob\nmark :%d\ndata %d\n", ++mark, content.length);
            out.write(content, 0, content.length);
            out.print("\n");
            marks.put(name, mark);
            if (hot.containsKey(name)) {
                hot.put(name, content);
            } else if (hotNames.size() < HOT && mark % 7 == 0) {
                hot.put(name, content);
                hotNames.add(name);
            }
        }
    }
}
