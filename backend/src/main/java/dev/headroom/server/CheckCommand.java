package dev.headroom.server;

import dev.headroom.config.Config;
import dev.headroom.config.InvalidFiles;
import dev.headroom.config.RuleSet;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom check}: says everything that is wrong in the files people write. */
@Command(
    name = "check",
    description =
        "Validates headroom.yaml, alert-rules/ and runbooks/; exit code 1 on any problem.")
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private FileOptions files = new FileOptions();

  @Parameters(
      paramLabel = "DIR",
      description = "A folder with alert-rules/ and runbooks/, or one of these; by default here.")
  private List<Path> folders = List.of();

  private final InstantSource clock;

  CheckCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Problems problems = new Problems();
    Config config = files.config(problems);
    folders.forEach(folder -> FileOptions.mustExist(folder, problems));
    List<Config> checked =
        folders.isEmpty()
            ? List.of(config)
            : folders.stream().map(folder -> at(folder, config)).toList();
    for (Config each : checked) {
      check(each, problems, out);
    }
    problems.sorted().forEach(out::println);
    return problems.isEmpty() ? Headroom.OK : Headroom.FAILED;
  }

  private void check(Config config, Problems problems, PrintWriter out) throws IOException {
    try {
      RuleSet rules = RuleSet.read(config.ruleFolders(System::getenv), clock.instant());
      rules.leftOut().forEach(problems::add);
      out.printf(
          "%s: %d objectives, %d receivers, %d runbooks, %d services%n",
          rules.leftOut().isEmpty() ? "ok" : "read",
          rules.objectives().size(),
          rules.routing().receivers().size(),
          rules.runbooks().all().size(),
          rules.services().all().size());
      RoutesCommand.lines(rules.routing()).forEach(line -> out.println("  " + line));
      rules.warnings().forEach(each -> out.println("warning: " + each));
    } catch (InvalidFiles invalid) {
      invalid.problems().forEach(problems::add);
    }
  }

  /** A project's folder, a folder of rules, or a folder of runbooks. */
  private static Config at(Path folder, Config config) {
    Path none = folder.resolve("none");
    if (Files.isDirectory(folder.resolve("alert-rules"))
        || Files.isDirectory(folder.resolve("runbooks"))) {
      return config.with(folder.resolve("alert-rules"), folder.resolve("runbooks"));
    }
    boolean rules =
        Files.isDirectory(folder.resolve("slos"))
            || Files.exists(folder.resolve("routing.yaml"))
            || Files.exists(folder.resolve("services.yaml"));
    return rules ? config.with(folder, none) : config.with(none, folder);
  }
}
