package dev.headroom.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.config.Config.Listen;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom rules}: versions of the rules of a running server, and trying others. */
@Command(name = "rules", description = "Shows which rules were in force, and goes back to them.")
final class RulesCommand implements Callable<Integer> {
  private static final String VERSIONS = "/api/v1/rules/versions";

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Without anything after it, it explains itself. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return Headroom.USAGE;
  }

  /** What is asked of the server, and what is said of its answer. */
  abstract static class RulesQuestion implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--url", paramLabel = "URL", description = "Where the server is.")
    private URI url = URI.create(Listen.defaults().url());

    @Override
    public final Integer call() throws IOException, InterruptedException {
      PrintWriter out = spec.commandLine().getOut();
      try (ServerCall server = new ServerCall(url)) {
        tell(ask(server), out);
        out.flush();
        return Headroom.OK;
      } catch (ServerCall.CallRefused refused) {
        out.println(refused.getMessage());
        return Headroom.FAILED;
      }
    }

    abstract JsonNode ask(ServerCall server)
        throws IOException, InterruptedException, ServerCall.CallRefused;

    abstract void tell(JsonNode answer, PrintWriter out);
  }

  /** {@code headroom rules versions}. */
  @Command(
      name = "versions",
      description =
          "Lists the sets of rules that were put into force, newest first; * is in force.")
  static final class ListVersions extends RulesQuestion {
    @Override
    JsonNode ask(ServerCall server)
        throws IOException, InterruptedException, ServerCall.CallRefused {
      return server.get(VERSIONS);
    }

    @Override
    void tell(JsonNode list, PrintWriter out) {
      list.get("versions")
          .forEach(each ->
              out.printf(
                  "%s %d  %s  %s%n",
                  each.get("inForce").asBoolean() ? "*" : " ",
                  each.get("number").asLong(),
                  each.get("at").asText(),
                  each.get("author").asText()));
      JsonNode back = list.get("rolledBack");
      if (!back.isNull()) {
        rolledBack(back, out);
      }
      list.get("decisions")
          .forEach(each ->
              out.printf(
                  "%s  %s %s by %s%n",
                  each.get("at").asText(),
                  each.get("version").isNull() ? "not kept" : "version " + each.get("version"),
                  each.get("kind").asText(),
                  each.get("by").asText()));
      list.get("inShadow")
          .properties()
          .forEach(each ->
              each.getValue()
                  .forEach(
                      name -> out.printf("in shadow, of %s: %s%n", each.getKey(), name.asText())));
      if (list.get("filesDiffer").asBoolean()) {
        out.println("the files on disk differ from what is in force");
      }
    }
  }

  private static void rolledBack(JsonNode back, PrintWriter out) {
    long version = back.get("version").asLong();
    String by = back.get("by").asText();
    if (back.get("inForce").asBoolean()) {
      String how = back.get("promoted").asBoolean() ? "promoted" : "rolled back";
      out.printf("version %d is in force, %s by %s%n", version, how, by);
      return;
    }
    out.printf(
        "version %d, which %s decided on, is not in force: the files on disk are until it can be"
            + " used%n",
        version, by);
    back.get("problems").forEach(each -> out.println(ServerCall.place(each)));
  }

  /** {@code headroom rules show}. */
  @Command(name = "show", description = "Shows what a version changed, as a diff.")
  static final class ShowVersion extends RulesQuestion {
    @Parameters(paramLabel = "NUMBER", description = "The number of the version.")
    private long number;

    @Override
    JsonNode ask(ServerCall server)
        throws IOException, InterruptedException, ServerCall.CallRefused {
      return server.get(VERSIONS + "/" + number);
    }

    @Override
    void tell(JsonNode version, PrintWriter out) {
      if (version.get("before").isNull() && number > 1) {
        out.println("the version before is not kept any more; all of this one:");
      }
      out.print(version.get("diff").asText());
      out.flush();
    }
  }

  /** {@code headroom rules rollback}. */
  @Command(
      name = "rollback",
      description = {
        "Puts a version into force, whatever the files say, until somebody resumes.",
        "Exit code 1 if the server refuses; nothing has changed then."
      })
  static final class RollBack extends RulesQuestion {
    @Parameters(paramLabel = "NUMBER", description = "The number of the version.")
    private long number;

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who does it.")
    private String by = "";

    @Override
    JsonNode ask(ServerCall server)
        throws IOException, InterruptedException, ServerCall.CallRefused {
      return server.post(VERSIONS + "/" + number + "/rollback", "by", by);
    }

    @Override
    void tell(JsonNode now, PrintWriter out) {
      inForce(now, out);
    }
  }

  /** {@code headroom rules promote}. */
  @Command(
      name = "promote",
      description = {
        "Takes a promise or a receiver out of shadow.",
        "The rules in force become a new version with that one change. Exit code 1 if the server",
        "refuses; nothing has changed then."
      })
  static final class Promote extends RulesQuestion {
    @Option(names = "--objective", paramLabel = "NAME", description = "A promise in shadow.")
    private String objective = "";

    @Option(names = "--receiver", paramLabel = "NAME", description = "A receiver in shadow.")
    private String receiver = "";

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who does it.")
    private String by = "";

    @Override
    JsonNode ask(ServerCall server)
        throws IOException, InterruptedException, ServerCall.CallRefused {
      Map<String, String> body = new HashMap<>(Map.of("by", by));
      Map.of("objective", objective, "receiver", receiver)
          .forEach((key, name) -> {
            if (!name.isEmpty()) {
              body.put(key, name);
            }
          });
      return server.post("/api/v1/rules/promote", body);
    }

    @Override
    void tell(JsonNode now, PrintWriter out) {
      inForce(now, out);
    }
  }

  /** {@code headroom rules resume}. */
  @Command(
      name = "resume",
      description = {
        "Ends a rollback and puts the files on disk into force.",
        "Exit code 1 if nothing is rolled back or the server refuses; nothing has changed then."
      })
  static final class Resume extends RulesQuestion {
    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who does it.")
    private String by = "";

    @Override
    JsonNode ask(ServerCall server)
        throws IOException, InterruptedException, ServerCall.CallRefused {
      return server.post("/api/v1/rules/resume", "by", by);
    }

    @Override
    void tell(JsonNode now, PrintWriter out) {
      inForce(now, out);
    }
  }

  private static void inForce(JsonNode now, PrintWriter out) {
    out.printf("version %s of the rules is in force%n", now.get("version").asText());
    for (String change : new String[] {"added", "changed", "removed"}) {
      now.get("promises")
          .get(change)
          .forEach(name -> out.printf("%s: %s%n", change, name.asText()));
    }
  }
}
