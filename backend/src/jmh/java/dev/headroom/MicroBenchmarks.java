package dev.headroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of single parts and tells how they compare with the kept ones. */
final class MicroBenchmarks {
  private static final Path KEPT = Path.of("src/jmh/baseline.json");
  private static final Path RESULTS = Path.of("target/jmh.json");
  private static final Path LOG = Path.of("target/jmh.log");
  private static final String ALL = ".*";

  private MicroBenchmarks() {}

  /**
   * @param arguments a regular expression of names, how many JVMs each runs in, whether to keep the
   *     figures as the new baseline, and the commit
   */
  static void main(String[] arguments) throws IOException, RunnerException {
    String names = arguments[0];
    boolean keep = Boolean.parseBoolean(arguments[2]);
    if (keep && !names.equals(ALL)) {
      throw new IllegalArgumentException("only a run of all benchmarks can be kept");
    }
    IO.println("bench: JMH's own lines go to backend/" + LOG);
    Collection<RunResult> results =
        new Runner(options(names, Integer.parseInt(arguments[1]))).run();
    Baseline now = new Baseline(Machine.here(), arguments[3], figures(results));
    Optional<Baseline> kept =
        Files.exists(KEPT) ? Optional.of(Baseline.read(KEPT)) : Optional.empty();
    now.comparedWith(kept).forEach(line -> IO.println("bench: " + line));
    if (keep) {
      now.write(KEPT);
      IO.println("bench: kept in backend/" + KEPT);
    }
  }

  private static Options options(String names, int forks) {
    return new OptionsBuilder()
        .include(names)
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.MICROSECONDS)
        .forks(forks)
        .warmupIterations(3)
        .warmupTime(TimeValue.milliseconds(500))
        .measurementIterations(10)
        .measurementTime(TimeValue.milliseconds(300))
        .resultFormat(ResultFormatType.JSON)
        .result(RESULTS.toString())
        .output(LOG.toString())
        .shouldFailOnError(true)
        .build();
  }

  private static SortedMap<String, Figure> figures(Collection<RunResult> results) {
    SortedMap<String, Figure> figures = new TreeMap<>();
    for (RunResult each : results) {
      List<String> path = List.of(each.getParams().getBenchmark().split("\\."));
      Result<?> result = each.getPrimaryResult();
      figures.put(
          String.join(".", path.subList(path.size() - 2, path.size())),
          new Figure(result.getScore(), result.getScoreError()));
    }
    return figures;
  }
}
