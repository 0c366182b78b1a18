package dev.headroom.server.wiring;

import dev.headroom.alerting.incident.Links;
import dev.headroom.api.Api;
import dev.headroom.engine.sqlite.StateDatabase;
import dev.headroom.routing.Routing;
import dev.headroom.server.rules.DryRuns;
import dev.headroom.server.rules.FirstRules;
import dev.headroom.server.rules.RuleFolders;
import dev.headroom.server.rules.Rules;
import dev.headroom.server.rules.ScratchDatabase;
import dev.headroom.server.wiring.Server.DemoHooks;
import dev.headroom.trial.RuleTrial;
import dev.headroom.trial.TrialRules;
import dev.headroom.version.RuleVersions;
import java.io.IOException;
import java.util.function.Supplier;

/** The rules: read, kept as versions, put into force, and tried. */
record RuleAssembly(Rules rules, RuleVersions versions, DryRuns dryRuns) {
  /** The files; where they have problems, the version that was in force last. */
  static FirstRules first(ServerContext context, BackgroundStart<StateDatabase> state)
      throws IOException {
    return FirstRules.read(folders(context), state::await);
  }

  private static RuleFolders folders(ServerContext context) {
    return new RuleFolders(context.config().ruleFolders(System::getenv), context.clocks().wall());
  }

  /** Puts the first set into force. */
  static RuleAssembly start(
      ServerContext context,
      FirstRules first,
      StateDatabase state,
      Stores stores,
      Paging paging,
      DemoHooks demo) {
    RuleVersions versions = new RuleVersions(state, context.clocks().wall(), context.registry());
    Rules rules =
        new Rules(
            first,
            folders(context),
            versions,
            paging.target(stores.objectives(), demo.rerouting()));
    context.closer().add("rules", rules::close);
    rules.start();
    return new RuleAssembly(rules, versions, dryRuns(context, state, stores, demo));
  }

  private static DryRuns dryRuns(
      ServerContext context, StateDatabase state, Stores stores, DemoHooks demo) {
    RuleTrial trial =
        new RuleTrial(
            stores.objectives(),
            state,
            new ScratchDatabase(context.clocks().nanoTime()),
            new RuleTrial.TrialBounds(
                context.config().alerting(), new Links(context.config().publicUrl())),
            context.clocks().wall(),
            context.clocks().nanoTime(),
            context.registry());
    return new DryRuns(
        folders(context),
        trial,
        read ->
            new TrialRules(
                read.objectives(),
                demo.rerouting().apply(read.routing()).with(read.routing().shadow()),
                Paging.declared(read.objectives(), read.services())));
  }

  /**
   * What is asked of them over HTTP.
   *
   * @param routing by which people are told
   */
  Api.RuleFiles files(Supplier<Routing> routing) {
    return new Api.RuleFiles(
        rules::runbooks, rules::services, rules::objectives, routing, rules, dryRuns, versions);
  }
}
