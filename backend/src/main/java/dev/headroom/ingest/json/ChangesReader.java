package dev.headroom.ingest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headroom.ingest.decode.Body;
import dev.headroom.ingest.decode.BodyException;
import dev.headroom.ingest.decode.DecodeLimits;
import dev.headroom.ingest.decode.Decoded;
import dev.headroom.ingest.decode.JsonInput;
import dev.headroom.ingest.decode.PartException;
import dev.headroom.ingest.decode.Rejections;
import dev.headroom.ingest.decode.TimeBounds;
import dev.headroom.model.Batch;
import dev.headroom.model.ChangeEvent;
import dev.headroom.model.Rejection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one body of change events; made anew for each. */
final class ChangesReader {
  private final Body body;
  private final DecodeLimits limits;
  private final TimeBounds bounds;
  private final Rejections rejections = new Rejections();
  private final List<ChangeEvent> changes = new ArrayList<>();
  private int seen;
  private boolean timed = true;

  ChangesReader(Body body, DecodeLimits limits) {
    this.body = body;
    this.limits = limits;
    this.bounds = TimeBounds.around(body.receivedAtMillis(), limits);
  }

  Decoded read(JsonParser in) throws IOException, BodyException {
    if (in.nextToken() == JsonToken.START_ARRAY) {
      while (in.nextToken() != JsonToken.END_ARRAY) {
        change(in, ChangeReader::readElement);
      }
    } else {
      change(in, ChangeReader::readObject);
    }
    if (in.nextToken() != null) {
      throw JsonInput.wrong(in, "text after the end of the changes");
    }
    return new Decoded(Batch.ofChanges(body.receivedAtMillis(), changes), timed, rejections);
  }

  private void change(JsonParser in, ChangesReading reading) throws IOException, BodyException {
    if (++seen > limits.seriesPerRequestMax()) {
      throw BodyException.limit("changes", "seriesPerRequestMax", limits.seriesPerRequestMax());
    }
    ChangeReader reader = new ChangeReader(limits, body.receivedAtMillis());
    int line = in.currentTokenLocation().getLineNr();
    reading.read(reader, in);
    try {
      reader.check();
      ChangeEvent change = reader.change();
      Optional<Rejection> refused = bounds.refuse(change.timeMillis(), 1, "change number " + seen);
      refused.ifPresentOrElse(rejections::add, () -> changes.add(change));
      timed &= reader.timed();
    } catch (PartException e) {
      rejections.addLine(line, e.reason(), e.what());
    }
  }
}
