package dev.headroom.ingest.remotewrite;

import dev.headroom.ingest.decode.BodyException;

/** Where the parts of one series lie, found by stepping over them; used for one after the other. */
final class SeriesFields {
  static final int SAMPLES = 2 << 3 | ProtoReader.LENGTH;
  private static final int EXEMPLARS = 3 << 3 | ProtoReader.LENGTH;
  private static final int HISTOGRAMS = 4 << 3 | ProtoReader.LENGTH;

  private int labelsEnd;
  private boolean labelsFirst;
  private int samples;
  private int samplesFrom;
  private int exemplars;
  private int histograms;

  /** Steps over the fields between two offsets. */
  void scan(ProtoReader in, int from, int end) throws BodyException {
    labelsEnd = from;
    labelsFirst = true;
    samples = 0;
    samplesFrom = end;
    exemplars = 0;
    histograms = 0;
    in.moveTo(from);
    while (in.at() < end) {
      int fieldAt = in.at();
      int tag = in.tag();
      in.skip(tag, end);
      switch (tag) {
        case SeriesLabels.LABELS -> {
          labelsFirst &= fieldAt == labelsEnd;
          labelsEnd = in.at();
        }
        case SAMPLES -> {
          if (samples++ == 0) {
            samplesFrom = fieldAt;
          }
        }
        case EXEMPLARS -> exemplars++;
        case HISTOGRAMS -> histograms++;
        default -> {}
      }
    }
    in.expectAt(end);
  }

  /** Where the last label ends; where the scan began if there was none. */
  int labelsEnd() {
    return labelsEnd;
  }

  /** Whether all labels stand together at the beginning. */
  boolean labelsFirst() {
    return labelsFirst;
  }

  int samples() {
    return samples;
  }

  /** The offset of the first sample's field. */
  int samplesFrom() {
    return samplesFrom;
  }

  int exemplars() {
    return exemplars;
  }

  int histograms() {
    return histograms;
  }

  int points() {
    return samples + histograms;
  }
}
