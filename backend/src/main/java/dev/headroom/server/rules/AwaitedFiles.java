package dev.headroom.server.rules;

import dev.headroom.config.InvalidFiles;
import dev.headroom.config.RuleSet;
import dev.headroom.model.Problem;
import dev.headroom.version.RuleVersions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that a start could not use, until they are right or somebody decides what is in force. By
 * one thread at a time.
 */
final class AwaitedFiles {
  private static final Logger log = LoggerFactory.getLogger(AwaitedFiles.class);

  private final RuleReader reader;
  private final StandingVersion standing;
  private volatile boolean awaited;
  private boolean failureLogged;

  AwaitedFiles(RuleReader reader, StandingVersion standing) {
    this.reader = reader;
    this.standing = standing;
  }

  /** Another version stands in for the files from now on. */
  void await(List<Problem> problems) {
    standing.refuse(problems);
    awaited = true;
    log.error(
        "the files of the rules have problems: version {}, the last that had none, is in force until they are right",
        number());
  }

  /** What people are told of it; empty while nothing is awaited. Any thread may ask. */
  Optional<String> note() {
    return awaited
        ? Optional.of(
            "version %s of the rules, the last without problems, is in force until the files are right"
                .formatted(number()))
        : Optional.empty();
  }

  private String number() {
    return standing.number().map(String::valueOf).orElse("(not known yet)");
  }

  /** Something was put into force by whoever may decide it. */
  void settle() {
    awaited = false;
  }

  /**
   * Reads the files anew and keeps them as a version.
   *
   * @param inForce what stands in for them
   * @return what is to be in force; empty if they are as bad as before, or nobody waits for them
   */
  Optional<RuleSet> look(RuleSet inForce) {
    if (!awaited || !standing.isSettled() || standing.pin().isPresent()) {
      return Optional.empty();
    }
    try {
      RuleSet next = reader.read();
      LostRouting.throwIfAny(inForce, next);
      standing.follow(standing.keep(next, RuleVersions.FILES));
      log.info("the files of the rules are right and in force");
      return Optional.of(next);
    } catch (InvalidFiles invalid) {
      if (!invalid.problems().equals(standing.refused())) {
        standing.refuse(invalid.problems());
      }
    } catch (IOException e) {
      if (!failureLogged) {
        log.error("the files of the rules cannot be read or kept; tried again and again", e);
        failureLogged = true;
      }
    }
    return Optional.empty();
  }
}
