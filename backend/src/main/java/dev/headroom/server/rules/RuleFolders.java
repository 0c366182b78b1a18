package dev.headroom.server.rules;

import dev.headroom.config.RuleSet;
import java.io.IOException;
import java.time.InstantSource;
import java.util.NavigableMap;

/** The files that people write, as the source of rules; what was kept is read in their place. */
public record RuleFolders(RuleSet.Folders folders, InstantSource clock) implements RuleReader {
  @Override
  public RuleSet read() throws IOException {
    return RuleSet.read(folders, clock.instant());
  }

  @Override
  public RuleSet read(NavigableMap<String, String> files) throws IOException {
    return RuleSet.read(folders, files, clock.instant());
  }

  @Override
  public RuleSet readSent(NavigableMap<String, String> files) throws IOException {
    return RuleSet.readSent(folders, files, clock.instant());
  }

  @Override
  public NavigableMap<String, String> texts() throws IOException {
    return RuleSet.texts(folders);
  }
}
