import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Writes entities at a fixed rate and asks the search for some of them until they are found: java
 * WriteToSearchable.java URL TOKEN WRITES_PER_SECOND SECONDS. Prints "p50 p99 max" in ms and what
 * was written.
 */
class WriteToSearchable {
    private static final int SAMPLE_EVERY = 20;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public static void main(String[] arguments) throws Exception {
        String url = arguments[0];
        String token = arguments[1];
        int rate = Integer.parseInt(arguments[2]);
        int writes = rate * Integer.parseInt(arguments[3]);
        String run = Long.toString(System.nanoTime(), 36);
        List<CompletableFuture<Long>> samples = new ArrayList<>();
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
        long start = System.nanoTime();
        for (int i = 0; i < writes; i++) {
            long due = start + i * 1_000_000_000L / rate;
            long wait = due - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            String name = "bench-" + run + "-" + i;
            var answer = write(url, token, name);
            answers.add(answer);
            if (i % SAMPLE_EVERY == 0) {
                var found = new CompletableFuture<Long>();
                answer.thenAccept(_ -> poll(url, token, name, System.nanoTime(), found, clock));
                samples.add(found);
            }
        }
        long created = answers.stream().filter(answer -> answer.join() == 201).count();
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] sorted = samples.stream().mapToLong(CompletableFuture::join).sorted().toArray();
        clock.shutdown();
        System.out.printf(
                "%d %d %d %d/%d in %.1f s%n",
                sorted[sorted.length / 2] / 1_000_000,
                sorted[(int) (sorted.length * 0.99)] / 1_000_000,
                LongStream.of(sorted).max().orElseThrow() / 1_000_000,
                created,
                writes,
                seconds);
    }

    private static CompletableFuture<Integer> write(String url, String token, String name) {
        String body =
                """
                {"kind":"Service","metadata":{"name":"%s","owner":"bench"},"spec":{"type":"backend"}}
                """
                        .formatted(name);
        return HTTP.sendAsync(
                        request(url + "/api/v1/entities", token)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.discarding())
                .thenApply(answer -> answer.statusCode());
    }

    private static void poll(
            String url,
            String token,
            String name,
            long since,
            CompletableFuture<Long> found,
            ScheduledExecutorService clock) {
        HTTP.sendAsync(
                        request(url + "/api/v1/search?limit=1&q=" + name, token).build(),
                        BodyHandlers.ofString())
                .thenAccept(
                        answer -> {
                            long waited = System.nanoTime() - since;
                            if (answer.body().contains("\"" + name + "\"") || waited > PATIENCE) {
                                found.complete(waited);
                                return;
                            }
                            clock.schedule(
                                    () -> poll(url, token, name, since, found, clock),
                                    100,
                                    TimeUnit.MILLISECONDS);
                        });
    }

    private static HttpRequest.Builder request(String uri, String token) {
        return HttpRequest.newBuilder(URI.create(uri)).header("Authorization", "Bearer " + token);
    }
}
