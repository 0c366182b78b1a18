package dev.headroom.ingest.hdr;

import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.LabelLimits;
import dev.headroom.ingest.decode.Lines;
import dev.headroom.ingest.decode.PartException;
import dev.headroom.ingest.decode.Rejections;
import dev.headroom.ingest.decode.TimeBounds;
import dev.headroom.model.Batch;
import dev.headroom.model.Labels;
import dev.headroom.model.Rejection;
import dev.headroom.model.SeriesData;
import dev.headroom.model.SeriesData.DistributionPoint;
import dev.headroom.model.SeriesData.Temporality;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one log; made anew for each. */
final class IntervalLogReader {
  private static final int FIELDS = 4;

  private final Body body;
  private final Unit unit;
  private final DecodeLimits limits;
  private final LabelLimits labelLimits;
  private final TimeBounds bounds;
  private final HistogramPayload payload;
  private final LogTimes times = new LogTimes();
  private final Rejections rejections = new Rejections();
  private final List<SeriesData> series = new ArrayList<>();
  private long cells;

  IntervalLogReader(Body body, Unit unit, DecodeLimits limits) {
    this.body = body;
    this.unit = unit;
    this.limits = limits;
    this.labelLimits = new LabelLimits(limits);
    this.bounds = TimeBounds.around(body.receivedAtMillis(), limits);
    this.payload = new HistogramPayload(limits.histogramBytesMax());
  }

  Decoded read() throws BodyException {
    Lines lines = new Lines(body.bytes());
    while (lines.next()) {
      try {
        line(lines.text().strip(), lines.number());
      } catch (PartException e) {
        rejections.addLine(lines.number(), e.reason(), e.what());
      }
    }
    return new Decoded(Batch.ofSeries(body.receivedAtMillis(), series), true, rejections);
  }

  private void line(String line, int number) throws PartException, BodyException {
    if (line.startsWith("#")) {
      times.comment(line);
    } else if (!line.isEmpty() && !line.startsWith("\"")) {
      if (series.size() == limits.seriesPerRequestMax()) {
        throw BodyException.limit(
            "histograms", "seriesPerRequestMax", limits.seriesPerRequestMax());
      }
      histogram(line, number);
    }
  }

  private void histogram(String line, int number) throws PartException, BodyException {
    SeriesTag tag = SeriesTag.read(line);
    String[] fields = line.substring(tag.end() + 1).split(",", FIELDS + 1);
    if (fields.length != FIELDS) {
      throw new PartException("malformed", "expected Tag=…,start,length,max,histogram");
    }
    double start = LogTimes.seconds(fields[0].strip());
    long startMillis = times.millis(start);
    long endMillis = startMillis + Math.round(LogTimes.seconds(fields[1].strip()) * 1_000);
    Optional<Rejection> refused =
        labelLimits
            .refuse(tag.labels(), 1)
            .or(() -> bounds.refuse(endMillis, 1, "the interval's end"));
    if (refused.isPresent()) {
      rejections.addLine(number, refused.get().reason(), refused.get().detail());
      return;
    }
    HdrDistribution distribution = payload.decode(fields[3].strip(), unit);
    cells += distribution.cells().length;
    if (cells > limits.pointsPerRequestMax()) {
      throw BodyException.limit("cells", "pointsPerRequestMax", limits.pointsPerRequestMax());
    }
    series.add(
        new SeriesData.Distributions(
            Labels.of(tag.labels()),
            unit,
            Temporality.DELTA,
            List.of(new DistributionPoint(startMillis, endMillis, distribution))));
  }
}
