package dev.headroom.storage.series;

import dev.headroom.model.Labels;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Writes down everything it is asked and told. */
public final class RecordingTap implements SeriesTap {
  public final List<String> asked = new ArrayList<>();
  public final List<String> told = new ArrayList<>();
  private final Predicate<Labels> wanted;

  public RecordingTap() {
    this(labels -> true);
  }

  public RecordingTap(Predicate<Labels> wanted) {
    this.wanted = wanted;
  }

  @Override
  public boolean wants(Labels series) {
    asked.add(series.toString());
    return wanted.test(series);
  }

  @Override
  public void increase(Labels series, long sinceMillis, long timestampMillis, double increase) {
    told.add(series + " +" + increase + " at " + stretch(sinceMillis, timestampMillis));
  }

  private static String stretch(long sinceMillis, long timestampMillis) {
    String at = String.valueOf(timestampMillis - Push.NOW);
    return sinceMillis == timestampMillis ? at : (sinceMillis - Push.NOW) + ".." + at;
  }

  @Override
  public void observations(Labels series, Unit unit, long timestampMillis, double[] values) {
    String what = values.length < 10 ? Arrays.toString(values) : "#" + Arrays.hashCode(values);
    told.add(series + " " + what + unit.symbol() + " at " + (timestampMillis - Push.NOW));
  }

  @Override
  public void distribution(
      Labels series, Unit unit, long sinceMillis, long timestampMillis, Distribution growth) {
    told.add(
        series
            + " #"
            + growth.count()
            + unit.symbol()
            + " at "
            + stretch(sinceMillis, timestampMillis));
  }
}
