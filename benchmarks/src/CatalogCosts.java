import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Asks for each thing so many times, one after the other: java CatalogCosts.java URL TOKEN REQUESTS.
 * Prints a line "what p50 p99" in ms for each.
 */
class CatalogCosts {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern NAME =
            Pattern.compile("\"metadata\":\\{\"name\":\"([^\"]+)\",\"namespace\":\"([^\"]+)\"");

    public static void main(String[] arguments) throws Exception {
        String api = arguments[0] + "/api/v1";
        String token = arguments[1];
        int requests = Integer.parseInt(arguments[2]);
        String page = get(api + "/entities/service?limit=500", token, null).body();
        List<String> paths =
                NAME.matcher(page)
                        .results()
                        .map(it -> it.group(1) + "?namespace=" + it.group(2))
                        .toList();
        String deep = cursor("Service", "default", "n");
        String one = api + "/entities/service/" + paths.get(paths.size() / 2);
        String etag = get(one, token, null).headers().firstValue("etag").orElseThrow();
        measure("get", requests, i -> get(api + "/entities/service/" + any(paths, i), token, null));
        measure("unchanged", requests, _ -> get(one, token, etag));
        measure("first", requests, _ -> get(api + "/entities?limit=50", token, null));
        measure("deep", requests, _ -> get(api + "/entities?limit=50&cursor=" + deep, token, null));
        measure("facets", requests, _ -> get(api + "/facets?by=kind,owner,tag,lifecycle", token, null));
        measure("graph", requests, i -> get(api + "/graph/service/" + any(paths, i) + "&depth=2", token, null));
        measure("search", requests, i -> get(api + "/search?q=" + misspelt(any(paths, i)), token, null));
        measure("suggest", requests, i -> get(api + "/search/suggest?q=" + beginning(any(paths, i)), token, null));
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
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            int status = request.send(i).statusCode();
            nanos[i] = System.nanoTime() - start;
            if (status != 200 && status != 304) {
                throw new IllegalStateException(what + " answered " + status);
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%s %.2f %.2f%n", what, nanos[times / 2] / 1e6, nanos[(int) (times * 0.99)] / 1e6);
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

    private static HttpResponse<String> get(String uri, String token, String etag) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(uri)).header("Authorization", "Bearer " + token);
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
