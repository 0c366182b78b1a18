package dev.headroom.server.rules;

import dev.headroom.config.InvalidFiles;
import dev.headroom.config.RuleSet;
import java.io.IOException;
import java.util.NavigableMap;

/** Reads sets of rules. */
public interface RuleReader {
  /**
   * Reads them as they are now.
   *
   * @throws InvalidFiles with every problem of every file
   */
  RuleSet read() throws IOException;

  /**
   * Reads a set that was kept.
   *
   * @throws InvalidFiles with every problem of every file
   */
  RuleSet read(NavigableMap<String, String> files) throws IOException;

  /**
   * Reads a set that somebody has sent, which leads to no other files.
   *
   * @throws InvalidFiles with every problem of every file
   */
  RuleSet readSent(NavigableMap<String, String> files) throws IOException;

  /** The texts of the files as they are now, whatever is wrong with them. */
  NavigableMap<String, String> texts() throws IOException;
}
