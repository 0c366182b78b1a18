package dev.headroom.server;

import dev.headroom.server.wiring.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headroom version}. */
@Command(name = "version", description = "Prints version, commit and JDK.")
final class VersionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getOut().println("headroom " + Version.ofThisBuild());
    return Headroom.OK;
  }
}
