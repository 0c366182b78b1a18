package dev.headroom.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** What the benchmarks share: how long, how often, what a process used, how a figure is told. */
final class Bench {
  /** Clock ticks a second, as Linux reports process times. */
  private static final double TICKS = 100;

  private Bench() {}

  static int seconds() {
    return Integer.getInteger("bench.seconds", 60);
  }

  static int runs() {
    return Integer.getInteger("bench.runs", 3);
  }

  /** Processor seconds a process has used so far (proc(5), stat fields 14 and 15). */
  static double cpuSeconds(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
  }

  static long peakMemoryMiB(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  static double median(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  @SuppressWarnings("SystemOut")
  static void say(String format, Object... figures) {
    System.out.printf(Locale.ROOT, "bench: " + format + "%n", figures);
  }
}
