import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads a repository by REST, and by starting a git process each time, four at once: java
 * GitReads.java URL TOKEN REPOSITORY BARE-REPOSITORY SECONDS WARM-UP-SECONDS. Prints a line "what
 * answers/s processes/s" for each.
 */
class GitReads {
    private static final int AT_ONCE = 4;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private record Read(String what, String path, List<String> git) {}

    private static final List<Read> READS =
            List.of(
                    new Read(
                            "contents",
                            "contents?ref=master&path=java.base/java/lang/String.java",
                            List.of("cat-file", "blob", "master:java.base/java/lang/String.java")),
                    new Read(
                            "tree",
                            "tree?ref=master&path=java.base/java/util",
                            List.of("ls-tree", "-r", "-t", "master", "java.base/java/util/")),
                    new Read(
                            "branches",
                            "branches",
                            List.of(
                                    "for-each-ref",
                                    "--format=%(objectname)%(refname)%(authorname)%(authoremail)%(authordate)"
                                            + "%(committername)%(committeremail)%(committerdate)%(subject)",
                                    "refs/heads")),
                    new Read(
                            "logs",
                            "logs?ref=master&total=50",
                            List.of("log", "-n", "51", "--format=%H%an%ae%ad%cn%ce%cd%P%s", "master")));

    public static void main(String[] arguments) throws Exception {
        String base = arguments[0] + "/repository/" + arguments[2] + "/";
        int seconds = Integer.parseInt(arguments[4]);
        int warmUp = Integer.parseInt(arguments[5]) / READS.size();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Read read : READS) {
                perSecond(threads, warmUp, () -> get(base + read.path(), arguments[1]));
            }
            for (Read read : READS) {
                double answers = perSecond(threads, seconds, () -> get(base + read.path(), arguments[1]));
                double processes = perSecond(threads, seconds, () -> start(arguments[3], read.git()));
                System.out.printf("%s %.0f %.0f%n", read.what(), answers, processes);
            }
        }
    }

    private static double perSecond(ExecutorService threads, int seconds, Callable<Boolean> read)
            throws Exception {
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        Callable<Integer> loop =
                () -> {
                    int count = 0;
                    for (; System.nanoTime() < until; count++) {
                        read.call();
                    }
                    return count;
                };
        List<Future<Integer>> running = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            running.add(threads.submit(loop));
        }
        int count = 0;
        for (Future<Integer> one : running) {
            count += one.get();
        }
        return seconds == 0 ? 0 : (double) count / seconds;
    }

    private static boolean get(String uri, String token) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(uri)).header("Authorization", "Bearer " + token).build();
        var answer = HTTP.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200 || answer.body().length < 100) {
            throw new IllegalStateException(uri + " answered " + answer.statusCode());
        }
        return true;
    }

    private static boolean start(String repository, List<String> git) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository));
        command.addAll(git);
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        int length = process.getInputStream().readAllBytes().length;
        if (process.waitFor() != 0 || length < 100) {
            throw new IllegalStateException(command + " ended with " + process.exitValue());
        }
        return true;
    }
}
