package dev.headroom.server;

import dev.headroom.config.InvalidFiles;
import dev.headroom.config.RuleSet;
import dev.headroom.model.text.FailureText;
import dev.headroom.model.text.LabelPairs;
import dev.headroom.routing.Routing;
import dev.headroom.routing.TakenRoute;
import dev.headroom.routing.shadow.Shadow;
import dev.headroom.yaml.Problems;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
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
    Routing routing = RuleSet.routes(files.config(problems).ruleFolders(System::getenv), problems);
    InvalidFiles.throwIfAny(problems);
    return routing;
  }

  private static int failed(InvalidFiles invalid, PrintWriter out) {
    invalid.problems().forEach(out::println);
    return Headroom.FAILED;
  }

  /**
   * The labels that somebody has typed.
   *
   * @throws ParameterException if one is none
   */
  static Map<String, String> labels(CommandSpec spec, List<String> typed) {
    try {
      return typed.isEmpty() ? Map.of() : LabelPairs.parse(String.join("\n", typed));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), FailureText.of(e));
    }
  }

  /** The tree, one line for each route. */
  static List<String> lines(Routing routing) {
    Shadow shadow = routing.shadow();
    return routing.tree().stream()
        .map(node -> node + (shadow.holdsBack(node.receiver()) ? ", in shadow" : ""))
        .toList();
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
        lines(read(files)).forEach(out::println);
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
            + " routes, and below them who is in shadow or muted at this moment.",
        "Exit code 1 if the files cannot be read."
      })
  static final class TestRoutes implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private FileOptions files = new FileOptions();

    @Parameters(
        paramLabel = "LABEL=VALUE",
        description = "The labels of the alert, one each or with commas between them.")
    private List<String> labels = new ArrayList<>();

    private final InstantSource clock;

    TestRoutes(InstantSource clock) {
      this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
      PrintWriter out = spec.commandLine().getOut();
      try {
        Routing routing = read(files);
        List<TakenRoute> routes = routing.routes(labels(spec, labels), clock.instant());
        out.println(
            routes.stream().map(each -> each.receiver().name()).collect(Collectors.joining(",")));
        routes.stream()
            .flatMap(each -> untold(each, routing.shadow()))
            .distinct()
            .forEach(out::println);
        return Headroom.OK;
      } catch (InvalidFiles invalid) {
        return failed(invalid, out);
      }
    }

    /** Why somebody the alert is routed to is told nothing. */
    private static Stream<String> untold(TakenRoute route, Shadow shadow) {
      String name = route.receiver().name();
      return Stream.concat(
          shadow.holdsBack(name)
              ? Stream.of("%s is told nothing: it is in shadow".formatted(name))
              : Stream.empty(),
          route.muted().stream()
              .map(hours -> "%s is not told now: it is %s".formatted(name, hours)));
    }
  }
}
