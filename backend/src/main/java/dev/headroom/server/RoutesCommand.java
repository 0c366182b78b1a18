package dev.headroom.server;

import dev.headroom.config.InvalidFiles;
import dev.headroom.config.RuleSet;
import dev.headroom.routing.Routing;
import dev.headroom.routing.TakenRoute;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom routes}: what {@code routing.yaml} says, without a server. */
@Command(name = "routes", description = "Says who is told of what, by alert-rules/routing.yaml.")
final class RoutesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Without anything after it, it explains itself. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return Headroom.USAGE;
  }

  private static Routing read(FileOptions files) throws IOException {
    Problems problems = new Problems();
    Routing routing = RuleSet.routing(files.config(problems).ruleFolders(System::getenv), problems);
    InvalidFiles.throwIfAny(problems);
    return routing;
  }

  private static int failed(InvalidFiles invalid, PrintWriter out) {
    invalid.problems().forEach(out::println);
    return Headroom.FAILED;
  }

  /** {@code headroom routes show}. */
  @Command(name = "show", description = "Shows the tree of routes.")
  static final class ShowRoutes implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private FileOptions files = new FileOptions();

    @Override
    public Integer call() throws IOException {
      PrintWriter out = spec.commandLine().getOut();
      try {
        read(files).tree().forEach(out::println);
        return Headroom.OK;
      } catch (InvalidFiles invalid) {
        return failed(invalid, out);
      }
    }
  }

  /** {@code headroom routes test}. */
  @Command(
      name = "test",
      description = {
        "Names the receivers that an alert with these labels is told to, in the order of their"
            + " routes, and below them what is muted at this moment.",
        "Exit code 1 if the files cannot be read."
      })
  static final class TestRoutes implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private FileOptions files = new FileOptions();

    @Parameters(paramLabel = "LABEL=VALUE", description = "The labels of the alert.")
    private Map<String, String> labels = new LinkedHashMap<>();

    private final InstantSource clock;

    TestRoutes(InstantSource clock) {
      this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
      PrintWriter out = spec.commandLine().getOut();
      try {
        List<TakenRoute> routes = read(files).routes(labels, clock.instant());
        out.println(
            routes.stream().map(each -> each.receiver().name()).collect(Collectors.joining(",")));
        for (TakenRoute route : routes) {
          route
              .muted()
              .ifPresent(hours ->
                  out.printf("%s is not told now: it is %s%n", route.receiver().name(), hours));
        }
        return Headroom.OK;
      } catch (InvalidFiles invalid) {
        return failed(invalid, out);
      }
    }
  }
}
