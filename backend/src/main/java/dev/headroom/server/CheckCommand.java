package dev.headroom.server;

import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headroom check}: says everything that is wrong in the files people write. */
@Command(
    name = "check",
    description = "Validates headroom.yaml, alert-rules/ and runbooks/; exit code 1 on any problem.")
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private FileOptions files = new FileOptions();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Problems problems = new Problems();
    Config config = files.config(problems);
    try {
      problems.orThrow();
      RuleSet rules = RuleSet.read(config.ruleSource());
      out.printf(
          "ok: %d objectives, %d receivers, %d runbooks%n",
          rules.objectives().size(),
          rules.routing().receivers().size(),
          rules.runbooks().all().size());
      return Headroom.OK;
    } catch (InvalidFiles invalid) {
      invalid.problems().forEach(out::println);
      out.printf("%s%n", invalid.getMessage());
      return Headroom.FAILED;
    }
  }
}
