package dev.headroom.ingest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.JsonInput;
import dev.headroom.ingest.decode.LabelLimits;
import dev.headroom.ingest.decode.PartException;
import dev.headroom.ingest.decode.Rejections;
import dev.headroom.ingest.decode.TimeBounds;
import dev.headroom.model.Batch;
import dev.headroom.model.Labels;
import dev.headroom.model.Rejection;
import dev.headroom.model.SeriesData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one body of timings; made anew for each. */
final class TimingsReader {
  private final Body body;
  private final DecodeLimits limits;
  private final LabelLimits labelLimits;
  private final TimeBounds bounds;
  private final Rejections rejections = new Rejections();
  private final List<TimingSeries> series = new ArrayList<>();
  private final List<SeriesData> taken = new ArrayList<>();
  private int seriesSeen;
  private int points;
  private boolean timed = true;

  TimingsReader(Body body, DecodeLimits limits) {
    this.body = body;
    this.limits = limits;
    this.labelLimits = new LabelLimits(limits);
    this.bounds = TimeBounds.around(body.receivedAtMillis(), limits);
  }

  Decoded read(JsonParser in) throws IOException, BodyException {
    in.nextToken();
    Envelope envelope = new Envelope();
    envelope.readObject(in);
    try {
      envelope.check();
    } catch (PartException e) {
      throw BodyException.malformed(e.what());
    }
    if (in.nextToken() != null) {
      throw JsonInput.wrong(in, "text after the end of the timings");
    }
    for (TimingSeries each : series) {
      take(each, envelope.timestampMillis);
    }
    Batch batch = Batch.ofSeries(body.receivedAtMillis(), taken);
    return new Decoded(batch, timed, rejections);
  }

  /** The outermost object. */
  private final class Envelope extends ElementReader {
    private long timestampMillis = TimingSeries.NOT_SAID;

    @Override
    void field(String name, JsonParser in) throws IOException, BodyException {
      switch (name) {
        case "series" -> readSeries(in);
        case "timestamp" -> timestampMillis = timeUnixNanos(name, in) / 1_000_000;
        default -> unknown(name, "series, timestamp");
      }
    }
  }

  private void readSeries(JsonParser in) throws IOException, BodyException {
    if (!in.hasToken(JsonToken.START_ARRAY)) {
      throw JsonInput.wrong(in, "expected an array for series");
    }
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (++seriesSeen > limits.seriesPerRequestMax()) {
        throw BodyException.limit("series", "seriesPerRequestMax", limits.seriesPerRequestMax());
      }
      TimingSeries each = new TimingSeries(limits.valuesPerSeriesMax());
      each.readElement(in);
      series.add(each);
      points += each.valuesSeen();
      if (points > limits.pointsPerRequestMax()) {
        throw BodyException.limit("values", "pointsPerRequestMax", limits.pointsPerRequestMax());
      }
    }
  }

  private void reject(PartException problem, TimingSeries series) {
    String whose = "series " + series.whose() + ": ";
    rejections.add(problem.reason(), Math.max(1, series.valuesSeen()), whose + problem.what());
  }

  private void take(TimingSeries each, long timestampForAll) {
    try {
      each.check();
      takeChecked(each, timestampForAll);
    } catch (PartException e) {
      reject(e, each);
    }
  }

  private void takeChecked(TimingSeries each, long timestampForAll) throws PartException {
    Map<String, String> labels = each.labels();
    int count = each.valuesSeen();
    long own = each.timestampMillis();
    long told = own == TimingSeries.NOT_SAID ? timestampForAll : own;
    long timestampMillis = told == TimingSeries.NOT_SAID ? body.receivedAtMillis() : told;
    Optional<Rejection> refused =
        labelLimits
            .refuse(labels, Math.max(1, count))
            .or(() -> bounds.refuse(timestampMillis, count, "series " + each.whose()));
    if (refused.isPresent()) {
      rejections.add(refused.get());
      return;
    }
    SeriesData.Observations data = each.observations(Labels.of(labels), timestampMillis);
    if (data.points() > 0) {
      taken.add(data);
      timed &= told != TimingSeries.NOT_SAID;
    }
    each.valueProblem().ifPresent(rejections::add);
  }
}
