package dev.headroom.server.rules;

import dev.headroom.config.InvalidFiles;
import dev.headroom.config.RuleSet;
import dev.headroom.model.Problem;
import dev.headroom.storage.StateStore;
import dev.headroom.version.RuleVersions;
import dev.headroom.version.RuleVersions.LastVersion;
import dev.headroom.version.VersionRecords.VersionRoom;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a start puts into force: the files or, where they have problems, the version that was in
 * force last. Somebody who saved a broken file does not keep others from being paged.
 *
 * @param refused why the files do not count, though nobody rolled back; none where they do
 */
public record FirstRules(RuleSet set, List<Problem> refused) {
  private static final Logger log = LoggerFactory.getLogger(FirstRules.class);

  public FirstRules {
    refused = List.copyOf(refused);
  }

  /** What keeps versions; only a start with broken files has to wait for it. */
  public interface KeptVersions {
    StateStore<? extends VersionRoom> open() throws IOException;
  }

  /**
   * Reads the files, else what is kept.
   *
   * @throws InvalidFiles if no version can take the place of the files, with their problems and
   *     those of the version that was to do it
   */
  public static FirstRules read(RuleReader reader, KeptVersions kept) throws IOException {
    try {
      return new FirstRules(reader.read(), List.of());
    } catch (InvalidFiles invalid) {
      LastVersion last = last(kept, invalid);
      return new FirstRules(
          set(last, reader, invalid), last.isRolledBackTo() ? List.of() : invalid.problems());
    }
  }

  private static LastVersion last(KeptVersions kept, InvalidFiles invalid) throws InvalidFiles {
    try {
      return RuleVersions.last(kept.open()).orElseThrow(() -> invalid);
    } catch (InvalidFiles none) {
      throw none;
    } catch (IOException e) {
      log.error("the files have problems, and no version of the rules can be read", e);
      throw invalid;
    }
  }

  private static RuleSet set(LastVersion last, RuleReader reader, InvalidFiles invalid)
      throws IOException {
    try {
      return reader.read(last.files());
    } catch (InvalidFiles unusable) {
      unusable
          .problems()
          .forEach(problem -> log.error("of version {} of the rules: {}", last.number(), problem));
      log.error("version {} of the rules cannot stand in for the files either", last.number());
      InvalidFiles.throwIfAny(
          Stream.concat(
                  invalid.problems().stream(),
                  unusable.problems().stream()
                      .map(each -> UnusableVersion.named(last.number(), each)))
              .toList());
      throw invalid;
    }
  }
}
