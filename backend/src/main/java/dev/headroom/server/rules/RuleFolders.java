package dev.headroom.server.rules;

import dev.headroom.config.RuleSet;
import java.io.IOException;
import java.time.InstantSource;
import java.util.SortedMap;

/** The files that people write, as the source of rules; what was kept is read in their place. */
public record RuleFolders(RuleSet.Folders folders, InstantSource clock) implements Rules.RuleReader {
  @Override
  public RuleSet read() throws IOException {
    return RuleSet.read(folders, clock.instant());
  }

  @Override
  public RuleSet read(SortedMap<String, String> files) throws IOException {
    return RuleSet.read(folders, files, clock.instant());
  }

  @Override
  public SortedMap<String, String> texts() throws IOException {
    return RuleSet.texts(folders);
  }
}
