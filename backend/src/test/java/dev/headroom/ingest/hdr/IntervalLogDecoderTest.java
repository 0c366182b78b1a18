package dev.headroom.ingest.hdr;

import static dev.headroom.ingest.hdr.IntervalLogs.NOW;
import static dev.headroom.ingest.hdr.IntervalLogs.histogram;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.SmallLimits;
import dev.headroom.model.SeriesData.DistributionPoint;
import dev.headroom.model.SeriesData.Distributions;
import dev.headroom.model.SeriesData.Temporality;
import dev.headroom.model.Unit;
import dev.headroom.model.distribution.Distribution.HdrDistribution;
import dev.headroom.model.distribution.HdrLayout;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IntervalLogDecoderTest {
  private static final String TAG = "latency{service=\"checkout\"}";
  private static final double NOW_SECONDS = NOW / 1_000.0;

  private static Decoded decode(String log) throws BodyException {
    return decode(log, Map.of());
  }

  private static Decoded decode(String log, Map<String, String> parameters) throws BodyException {
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    return new IntervalLogDecoder(DecodeLimits.defaults()).decode(new Body(bytes, NOW, parameters));
  }

  private static DistributionPoint point(Decoded decoded, int index) {
    return ((Distributions) decoded.batch().series().get(index)).values().getFirst();
  }

  @Test
  void aLogOfTheLibrarysWriterIsRead() throws Exception {
    Decoded decoded =
        decode(
            new IntervalLogs()
                .header(NOW - 60_000, NOW - 60_000)
                .interval(10, 20, histogram(TAG, 1_000, 2_000, 2_000))
                .interval(20, 30.5, histogram(TAG, 5))
                .text());

    assertThat(decoded.rejections()).hasToString("");
    Distributions first = (Distributions) decoded.batch().series().getFirst();
    assertThat((Object) first.labels()).hasToString(TAG);
    assertThat(first.unit()).isEqualTo(Unit.MICROSECONDS);
    assertThat(first.temporality()).isEqualTo(Temporality.DELTA);
    assertThat(point(decoded, 0).startMillis()).isEqualTo(NOW - 50_000);
    assertThat(point(decoded, 0).timestampMillis()).isEqualTo(NOW - 40_000);
    assertThat(point(decoded, 0).distribution().count()).isEqualTo(3);
    assertThat(point(decoded, 1).timestampMillis()).isEqualTo(NOW - 29_500);
    assertThat(decoded.timed()).isTrue();
  }

  /** Written with hdr-histogram-js 3.0.1, by its plain and its WebAssembly histograms. */
  @Test
  void aLogOfTheJavaScriptLibraryIsReadAsTheJavaLibraryReadsIt() throws Exception {
    String log;
    try (InputStream in =
        IntervalLogDecoderTest.class.getResourceAsStream("/hdr/hdr-histogram-js-3.hlog")) {
      log = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    HistogramLogReader reader =
        new HistogramLogReader(
            new ByteArrayInputStream(
                log.replaceAll("Tag=[^,]*,", "").getBytes(StandardCharsets.UTF_8)));

    Decoded decoded = decode(log);

    assertThat(decoded.rejections()).hasToString("");
    assertThat(decoded.batch().series()).hasSize(6);
    for (int i = 0; i < 6; i++) {
      assertThat(counts((HdrDistribution) point(decoded, i).distribution()))
          .isEqualTo(counts((Histogram) reader.nextIntervalHistogram()));
      assertThat(point(decoded, i).timestampMillis()).isEqualTo(NOW);
    }
  }

  /** How often each value was counted, by the lowest value of its cell. */
  private static Map<Long, Long> counts(HdrDistribution distribution) {
    HdrLayout layout = HdrLayout.of(distribution.digits());
    Map<Long, Long> counts = new TreeMap<>();
    for (int i = 0; i < distribution.cells().length; i++) {
      counts.put(layout.lowest(distribution.cells()[i]), distribution.counts()[i]);
    }
    return counts;
  }

  private static Map<Long, Long> counts(Histogram histogram) {
    Map<Long, Long> counts = new TreeMap<>();
    histogram
        .recordedValues()
        .forEach(each ->
            counts.put(
                histogram.lowestEquivalentValue(each.getValueIteratedTo()),
                each.getCountAtValueIteratedTo()));
    return counts;
  }

  @Test
  void bytesThatAreNoTextCostThemselvesAlone() throws Exception {
    String log =
        new IntervalLogs()
            .interval(NOW_SECONDS - 20, NOW_SECONDS - 10, histogram("m{a=\"\u00e9\"}", 1))
            .text();
    byte[] latin1 = log.getBytes(StandardCharsets.ISO_8859_1);

    Decoded decoded =
        new IntervalLogDecoder(DecodeLimits.defaults()).decode(new Body(latin1, NOW, Map.of()));

    assertThat((Object) decoded.batch().series().getFirst().labels())
        .hasToString("m{a=\"\uFFFD\"}");
    assertThat(decoded.rejections().replacedCharacters()).isEqualTo(1);
  }

  @Test
  void withoutBaseTimeSmallTimesCountFromTheStart() throws Exception {
    Decoded decoded =
        decode(
            new IntervalLogs().header(NOW - 60_000, 0).interval(10, 20, histogram(TAG, 1)).text());

    assertThat(point(decoded, 0).timestampMillis()).isEqualTo(NOW - 40_000);
  }

  @Test
  void withoutAnyHeaderTimesAreAbsolute() throws Exception {
    Decoded decoded =
        decode(
            new IntervalLogs()
                .interval(NOW_SECONDS - 20, NOW_SECONDS - 10, histogram(TAG, 1))
                .text());

    assertThat(point(decoded, 0).timestampMillis()).isEqualTo(NOW - 10_000);
  }

  @Test
  void theUnitIsAParameter() throws Exception {
    String log =
        new IntervalLogs()
            .header(NOW - 60_000, NOW - 60_000)
            .interval(0, 1, histogram("size_bytes", 100))
            .text();

    assertThat(
            ((Distributions) decode(log, Map.of("unit", "By")).batch().series().getFirst()).unit())
        .isEqualTo(Unit.BYTE);
    assertThatThrownBy(() -> decode(log, Map.of("unit", "parsec")))
        .isInstanceOf(BodyException.class)
        .hasMessage("unit 'parsec' is none of ns, us, ms, s, By, 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      textBlock =
          """
          plain_name                    | plain_name{}
          m{a="1",b="2"}                | m{a="1",b="2"}
          m{b="2";a="1"}                | m{a="1",b="2"}
          m{a="x,y;z}"}                 | m{a="x,y;z}"}
          m{a="say \\"hi\\", \\\\ "}    | m{a="say \\"hi\\", \\\\ "}
          {"utf8.name",a="1"}           | utf8.name{a="1"}
          """)
  void tagsNameSeries(String tag, String expected) throws Exception {
    Decoded decoded = decode(line(tag, IntervalLogs.plain(histogram("", 1))));

    assertThat(decoded.rejections()).hasToString("");
    assertThat((Object) decoded.batch().series().getFirst().labels()).hasToString(expected);
  }

  private static String line(String tag, String payload) {
    return "Tag=" + tag + "," + (NOW_SECONDS - 10) + ",10.000,0.001," + payload + "\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      textBlock =
          """
          1769999990.0,10.0,0.001,%s                      | tag_missing
          Tag=m{a=~"x"},1769999990.0,10.0,0.001,%s        | tag_invalid
          Tag=m{a="x",1769999990.0,10.0,0.001,%s          | malformed
          Tag=m{a="1",a="2"},1769999990.0,10.0,0.001,%s   | duplicate_label
          Tag=,1769999990.0,10.0,0.001,%s                 | tag_invalid
          Tag={a="x"},1769999990.0,10.0,0.001,%s          | metric_name_missing
          Tag=m,1769999990.0,10.0,%s                      | malformed
          Tag=m,1769999990.0,10.0,0.001,0,%s              | malformed
          Tag=m,soon,10.0,0.001,%s                        | malformed
          Tag=m,-5,10.0,0.001,%s                          | malformed
          Tag=m,1769999990.0,NaN,0.001,%s                 | malformed
          Tag=m,1769999990.0,-1,0.001,%s                  | malformed
          Tag=m,5.0,10.0,0.001,%s                         | too_old
          Tag=m,1779999990.0,10.0,0.001,%s                | too_far_in_future
          Tag=m,1769999990.0,10.0,0.001,junk              | malformed
          """)
  void aBadLineIsRejectedByItsNumber(String bad, String reason) throws Exception {
    String payload = IntervalLogs.plain(histogram("", 1));
    String good = line("good", payload);
    Decoded decoded =
        decode(
            "#[StartTime: 0 (seconds since epoch), x]\n#[BaseTime: 0 (seconds since epoch)]\n"
                + good
                + bad.formatted(payload)
                + "\n"
                + good);

    assertThat(decoded.batch().series()).hasSize(2);
    assertThat(decoded.rejections().examples())
        .singleElement()
        .satisfies(example -> {
          assertThat(example.line()).isEqualTo(4);
          assertThat(example.rejection().reason()).isEqualTo(reason);
        });
  }

  @Test
  void linesAndCellsAreCounted() {
    String many = line("m", IntervalLogs.plain(histogram("", 1, 5, 9))).repeat(3);
    byte[] bytes = many.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(
            () -> new IntervalLogDecoder(SmallLimits.of(2, 99)).decode(new Body(bytes, NOW)))
        .hasMessage("more than 2 histograms in one request (limit seriesPerRequestMax)");
    assertThatThrownBy(
            () -> new IntervalLogDecoder(SmallLimits.of(9, 8)).decode(new Body(bytes, NOW)))
        .hasMessage("more than 8 cells in one request (limit pointsPerRequestMax)");
  }
}
