import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Asks for each thing so many times, one after the other, after it has asked for all of them for so
 * long: java CatalogCosts.java URL TOKEN REQUESTS WARM-UP-SECONDS METRICS-URL...
 * Prints a line "what p50 p99 service-p50 service-p99" in ms for each: as the client sees it through
 * the gateway, and from the histograms of the services (the upper bound of the bucket).
 */
class CatalogCosts {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern NAME =
            Pattern.compile("\"metadata\":\\{\"name\":\"([^\"]+)\",\"namespace\":\"([^\"]+)\"");
    private static final Pattern BUCKET =
            Pattern.compile("http_server_requests_seconds_bucket\\{(.*),le=\"([^\"]+)\"\\} (\\S+)");
    private static String token;
    private static List<String> metrics;

    public static void main(String[] arguments) throws Exception {
        String api = arguments[0] + "/api/v1";
        token = arguments[1];
        int requests = Integer.parseInt(arguments[2]);
        long warm = Long.parseLong(arguments[3]);
        metrics = List.of(arguments).subList(4, arguments.length);
        Map<String, Request> kinds = kinds(api);
        long end = System.nanoTime() + warm * 1_000_000_000;
        for (int i = 0; System.nanoTime() < end; i++) {
            for (Request kind : kinds.values()) {
                kind.send(i);
            }
        }
        for (Map.Entry<String, Request> kind : kinds.entrySet()) {
            measure(kind.getKey(), requests, kind.getValue());
        }
    }

    private static Map<String, Request> kinds(String api) throws Exception {
        String page = get(api + "/entities/service?limit=500", null).body();
        List<String> paths =
                NAME.matcher(page)
                        .results()
                        .map(it -> it.group(1) + "?namespace=" + it.group(2))
                        .toList();
        String deep = cursor("Service", "default", "n");
        String one = api + "/entities/service/" + paths.get(paths.size() / 2);
        String etag = get(one, null).headers().firstValue("etag").orElseThrow();
        Map<String, Request> kinds = new LinkedHashMap<>();
        kinds.put("get", i -> get(api + "/entities/service/" + any(paths, i), null));
        kinds.put("unchanged", _ -> get(one, etag));
        kinds.put("first", _ -> get(api + "/entities?limit=50", null));
        kinds.put("deep", _ -> get(api + "/entities?limit=50&cursor=" + deep, null));
        kinds.put("facets", _ -> get(api + "/facets?by=kind,owner,tag,lifecycle", null));
        kinds.put("graph", i -> get(api + "/graph/service/" + any(paths, i) + "&depth=2", null));
        kinds.put("search", i -> get(api + "/search?q=" + misspelt(any(paths, i)), null));
        kinds.put("suggest", i -> get(api + "/search/suggest?q=" + beginning(any(paths, i)), null));
        return kinds;
    }

    /** The name with one letter left out. */
    private static String misspelt(String path) {
        String name = path.substring(0, path.indexOf('?'));
        return name.substring(0, 2) + name.substring(3);
    }

    private static String beginning(String path) {
        return path.substring(0, Math.min(4, path.indexOf('?')));
    }

    private interface Request {
        HttpResponse<String> send(int i) throws Exception;
    }

    private static void measure(String what, int times, Request request) throws Exception {
        long[] nanos = new long[times];
        NavigableMap<Double, Double> before = histogram();
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            int status = request.send(i).statusCode();
            nanos[i] = System.nanoTime() - start;
            if (status != 200 && status != 304) {
                throw new IllegalStateException(what + " answered " + status);
            }
        }
        Thread.sleep(500); // a request is counted a moment after its answer
        NavigableMap<Double, Double> after = histogram();
        Arrays.sort(nanos);
        System.out.printf(
                "%s %.2f %.2f %.2f %.2f%n",
                what,
                nanos[times / 2] / 1e6,
                nanos[(int) (times * 0.99)] / 1e6,
                quantile(before, after, times, 0.5),
                quantile(before, after, times, 0.99));
    }

    /** How many requests of the API were answered within so many seconds, by all services. */
    private static NavigableMap<Double, Double> histogram() throws Exception {
        NavigableMap<Double, Double> counts = new TreeMap<>();
        for (String service : metrics) {
            HttpRequest scrape = HttpRequest.newBuilder(URI.create(service)).build();
            BUCKET.matcher(HTTP.send(scrape, BodyHandlers.ofString()).body())
                    .results()
                    .filter(it -> it.group(1).contains("uri=\"/api/"))
                    .forEach(it ->
                            counts.merge(bound(it.group(2)), Double.parseDouble(it.group(3)), Double::sum));
        }
        return counts;
    }

    private static double bound(String seconds) {
        return seconds.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(seconds);
    }

    /** In ms. */
    private static double quantile(
            Map<Double, Double> before, NavigableMap<Double, Double> after, int times, double share) {
        double all = after.lastEntry().getValue() - before.getOrDefault(after.lastKey(), 0.0);
        if (all != times) {
            throw new IllegalStateException(all + " requests came to the services, not " + times);
        }
        for (Map.Entry<Double, Double> bucket : after.entrySet()) {
            if (bucket.getValue() - before.getOrDefault(bucket.getKey(), 0.0) >= share * times) {
                return bucket.getKey() * 1e3;
            }
        }
        throw new IllegalStateException("the last bucket holds all");
    }

    private static String any(List<String> paths, int i) {
        return paths.get(i % paths.size());
    }

    private static String cursor(String... key) {
        String json = "[\"" + String.join("\",\"", key) + "\"]";
        return URLEncoder.encode(
                Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> get(String uri, String etag) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(uri)).header("Authorization", "Bearer " + token);
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
