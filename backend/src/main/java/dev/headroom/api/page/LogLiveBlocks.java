package dev.headroom.api.page;

import dev.headroom.api.page.LiveBlockView.ExpectationView;
import dev.headroom.api.view.LogPageView;
import dev.headroom.api.view.SignaturesView;
import dev.headroom.model.Answer;
import dev.headroom.model.TimeRange;
import dev.headroom.runbook.live.LiveQuery;
import dev.headroom.storage.logs.LogStore;
import dev.headroom.storage.logs.LogStore.LogPage;
import dev.headroom.storage.logs.LogStore.LogSearch;
import dev.headroom.storage.logs.LogStore.SignatureSearch;
import dev.headroom.storage.logs.SignatureGroups;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What blocks about logs show: records, or groups of them by signature. */
final class LogLiveBlocks {
  private final LogStore logs;
  private final InstantSource clock;

  LogLiveBlocks(LogStore logs, InstantSource clock) {
    this.logs = logs;
    this.clock = clock;
  }

  BlockResult result(LiveQuery.Logs wanted, BlockContext context) throws IOException {
    Instant start = wanted.expectNone() ? context.end() : context.start();
    TimeRange range = wanted.range().around(start, context.end());
    return wanted.bySignature() ? signatures(wanted, range, context) : records(wanted, range);
  }

  private BlockResult records(LiveQuery.Logs wanted, TimeRange range) throws IOException {
    LogSearch search = new LogSearch(wanted.query(), range, wanted.limit(), Optional.empty());
    return switch (logs.search(search)) {
      case Answer.Found<LogPage>(LogPage page, Optional<String> incomplete) ->
          BlockResult.logs(
              range,
              LogPageView.of(page, incomplete, clock.instant()),
              wanted.expectNone()
                  ? none(page.records().size(), page.partial() || incomplete.isPresent())
                  : null);
      case Answer.Refused<LogPage> refused -> BlockResult.failed(LogPageView.text(refused), range);
      case Answer.Busy<LogPage> _ -> BlockResult.failed(LogPageView.BUSY, range);
    };
  }

  private BlockResult signatures(LiveQuery.Logs wanted, TimeRange range, BlockContext context)
      throws IOException {
    SignatureSearch search =
        new SignatureSearch(wanted.query(), range, wanted.limit(), SignaturesView.BUCKETS_DEFAULT);
    return switch (logs.signatures(search)) {
      case Answer.Found<SignatureGroups>(SignatureGroups groups, Optional<String> incomplete) ->
          BlockResult.signatures(
              range,
              SignaturesView.of(
                  groups.mostSince(context.start().toEpochMilli()), incomplete, clock.instant()),
              wanted.expectNone()
                  ? none(groups.matched(), groups.partial() || incomplete.isPresent())
                  : null);
      case Answer.Refused<SignatureGroups> refused ->
          BlockResult.failed(LogPageView.text(refused), range);
      case Answer.Busy<SignatureGroups> _ -> BlockResult.failed(LogPageView.BUSY, range);
    };
  }

  /** Whether there was none; not known where some may be missing and none was found. */
  private static ExpectationView none(long found, boolean partial) {
    boolean none = found == 0;
    @Nullable Boolean met = (none && partial) ? null : Boolean.valueOf(none);
    return new ExpectationView("none", met, (double) found);
  }
}
