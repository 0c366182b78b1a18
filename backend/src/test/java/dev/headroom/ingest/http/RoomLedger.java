package dev.headroom.ingest.http;

import dev.headroom.intake.SeriesAdmission;
import dev.headroom.model.Labels;
import dev.headroom.model.Rejection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Room for series without a store: lets everything in, but for one metric's if told so. */
public final class RoomLedger implements SeriesAdmission {
  /** A metric whose plain series are refused; while there is one, nothing is let in whole. */
  public volatile String full = "";

  private final AtomicInteger reserved = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();

  /** For how many series room is kept now. */
  public int reserved() {
    return reserved.get();
  }

  /** For how many series room was ever asked. */
  public int asked() {
    return asked.get();
  }

  @Override
  public boolean reserve(int numbers, int distributions) {
    asked.addAndGet(numbers + distributions);
    if (!full.isEmpty()) {
      return false;
    }
    reserved.addAndGet(numbers + distributions);
    return true;
  }

  @Override
  public void release(int numbers, int distributions) {
    reserved.addAndGet(-numbers - distributions);
  }

  @Override
  public Optional<Rejection> refuse(Labels series, boolean distribution) {
    return series.metric().equals(full) && !distribution
        ? Optional.of(new Rejection("series_limit", 1, "1000 series; the limit is 1000"))
        : Optional.empty();
  }
}
