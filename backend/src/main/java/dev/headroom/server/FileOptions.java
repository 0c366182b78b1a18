package dev.headroom.server;

import dev.headroom.config.Config;
import dev.headroom.config.InvalidFiles;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the files people write are; shared by all commands that read them. */
final class FileOptions {
  private static final Path CONFIG_DEFAULT = Path.of("headroom.yaml");

  /** Set by the launcher: the folder with the files that come with the program. */
  private static final @Nullable String HOME = System.getProperty("headroom.home");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration; headroom.yaml if there is one, else defaults.")
  private @Nullable Path config;

  @Option(names = "--rules", paramLabel = "DIR", description = "Objectives and routing.")
  private @Nullable Path rules;

  @Option(names = "--runbooks", paramLabel = "DIR", description = "Runbooks.")
  private @Nullable Path runbooks;

  /** The configuration the file and the flags give; flags win. */
  Config config(Problems problems) throws IOException {
    return config(Config.defaults(), problems);
  }

  /**
   * The configuration for a server: where there are neither rules nor runbooks, those that come
   * with the program are served.
   *
   * @throws InvalidFiles with every problem of the file
   */
  Config config() throws IOException {
    Problems problems = new Problems();
    Config read = config(withShippedFiles(Config.defaults()), problems);
    InvalidFiles.throwIfAny(problems);
    return read;
  }

  private Config config(Config defaults, Problems problems) throws IOException {
    mustExist(rules, problems);
    mustExist(runbooks, problems);
    Path file = config == null ? CONFIG_DEFAULT : config;
    if (config != null && !Files.exists(file)) {
      problems.add(file.toString(), 0, 0, "there is no such file");
    }
    return overFlags(defaults.over(file, problems));
  }

  /** A folder that somebody names is meant; one nobody named may be missing. */
  static void mustExist(@Nullable Path folder, Problems problems) {
    if (folder != null && !Files.isDirectory(folder)) {
      problems.add(folder.toString(), 0, 0, "there is no such folder");
    }
  }

  private Config withShippedFiles(Config defaults) {
    boolean own =
        rules != null
            || runbooks != null
            || Files.exists(defaults.rules())
            || Files.exists(defaults.runbooks());
    return HOME == null || own
        ? defaults
        : defaults.with(
            Path.of(HOME).resolve(defaults.rules()), Path.of(HOME).resolve(defaults.runbooks()));
  }

  private Config overFlags(Config read) {
    return read.with(
        rules == null ? read.rules() : rules, runbooks == null ? read.runbooks() : runbooks);
  }
}
