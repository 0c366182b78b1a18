package dev.headroom.server.wiring;

import dev.headroom.api.view.SystemView.Component;
import dev.headroom.config.RuleSet;
import dev.headroom.ingest.replica.ReplicaElection.Elected;
import dev.headroom.intake.Intake.FollowerState;
import dev.headroom.model.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the parts of the server say about themselves; asked anew each time.
 *
 * @param followers the stores that are filled from the log
 * @param stalled why promises are not evaluated as they should be; empty while they are
 * @param unread what keeps the files on disk from being in force; none where they are
 * @param uncounted why there are promises that are not counted yet; empty if all are
 * @param storage whether everything that writes can
 * @param usages how full everything is that has a limit
 * @param refused points that were not taken, by reason
 */
record HealthReports(
    Supplier<List<FollowerState>> followers,
    Supplier<Optional<String>> stalled,
    Supplier<RuleSet> rules,
    Supplier<List<String>> unread,
    Supplier<Optional<String>> uncounted,
    Supplier<List<Component>> storage,
    Supplier<List<Usage>> usages,
    Supplier<Map<String, Long>> refused,
    Supplier<List<Elected>> replicas) {}
