import java.time.Duration;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Of how many cores each part of a suite on this machine, and this program, make use. */
class Cores {
    private static final Pattern PART = Pattern.compile("gantry\\.part=([a-z-]+)");
    private static final String OTHERS = "others";

    private final Map<String, Duration> before = used();
    private final long start = System.nanoTime();

    /** Since this object was made. */
    @Override
    public String toString() {
        double seconds = (System.nanoTime() - start) / 1e9;
        StringJoiner all = new StringJoiner(", ");
        double sum = 0;
        for (Map.Entry<String, Duration> part : used().entrySet()) {
            Duration then = before.getOrDefault(part.getKey(), Duration.ZERO);
            double cores = part.getValue().minus(then).toMillis() / 1e3 / seconds;
            sum += cores;
            all.add("%s %.2f".formatted(part.getKey(), cores));
        }
        int there = Runtime.getRuntime().availableProcessors();
        return "%s; %.2f of %d".formatted(all, sum, there);
    }

    private static Map<String, Duration> used() {
        Map<String, Duration> used =
                ProcessHandle.allProcesses()
                        .collect(
                                Collectors.toMap(
                                        Cores::part, Cores::used, Duration::plus, TreeMap::new));
        used.remove(OTHERS);
        return used;
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static String part(ProcessHandle process) {
        if (process.equals(ProcessHandle.current())) {
            return "this program";
        }
        String command = process.info().commandLine().orElse("");
        Matcher part = PART.matcher(command);
        return part.find() ? part.group(1) : command.contains("postgres") ? "postgres" : OTHERS;
    }
}
