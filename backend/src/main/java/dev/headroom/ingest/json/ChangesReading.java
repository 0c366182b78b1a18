package dev.headroom.ingest.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.headroom.ingest.decode.BodyException;
import java.io.IOException;

/** Reads one change from where the parser stands. */
@FunctionalInterface
interface ChangesReading {
  void read(ChangeReader reader, JsonParser in) throws IOException, BodyException;
}
