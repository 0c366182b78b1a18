package dev.headroom.demo.simulation;

import dev.headroom.demo.simulation.Simulation.Served;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Delivers posts to the timelines of those who follow. An ordinary post is written into each
 * follower's cache at once, so that reading is one lookup; the few people with millions of
 * followers are left out, and whoever follows them fetches their posts while reading. The unit of
 * load is the cache write, not the post. Everything is a five-hundredth of a large network.
 */
public final class HomeTimeline implements Simulation {
  public static final String VERSION = "5.2.0";
  public static final String POST = "post";
  public static final String READ = "read";

  private static final int WRITERS = 8;
  private static final int BATCH_WRITES = 25;
  private static final LoadCurve POSTS = new LoadCurve(9.2, 0.1);
  private static final LoadCurve CELEBRITY_POSTS = new LoadCurve(1, 0);
  private static final LoadCurve READS = new LoadCurve(20, 0.3);
  private static final Lognormal FOLLOWERS = new Lognormal(40, 1.12);
  private static final int FOLLOWERS_MAX = 1_500;
  private static final int CELEBRITY_FOLLOWERS = 2_700;

  /** Newest posts of celebrities that are written too when writing them begins. */
  private static final int BACKFILLED_POSTS = 4;

  private static final Lognormal WRITE = new Lognormal(4.0, 0.3);
  private static final Lognormal CACHE_READ = new Lognormal(6, 0.4);
  private static final Lognormal FETCH = new Lognormal(9, 0.5);
  private static final double CELEBRITIES_FOLLOWED_MEAN = 3;

  /** A post whose followers are being written to. */
  private static final class Post {
    final long createdMicros;
    final boolean celebrity;
    int batches;
    long deliveredMicros;

    Post(long createdMicros, boolean celebrity, int followers) {
      this.createdMicros = createdMicros;
      this.celebrity = celebrity;
      this.batches = Math.ceilDiv(followers, BATCH_WRITES);
    }
  }

  /** Some of a post's followers. */
  private record PushBatch(Post post, int writes) {}

  private final InjectedFaults faults;
  private final RandomGenerator random;
  private final RequestArrivals posts;
  private final RequestArrivals celebrityPosts;
  private final RequestArrivals reads;
  private final Departures departures = new Departures();
  private final Cpu cpu;
  private final Station<PushBatch> writers;
  private long writes;
  private int waitingWrites;
  private boolean celebritiesWereWritten;
  private long livedUntilMicros;

  public HomeTimeline(InjectedFaults faults, RandomGenerator random, long fromMicros) {
    this.faults = faults;
    this.random = random;
    this.posts = new RequestArrivals(POSTS, random, fromMicros);
    this.celebrityPosts = new RequestArrivals(CELEBRITY_POSTS, random, fromMicros);
    this.reads = new RequestArrivals(READS, random, fromMicros);
    this.cpu = new Cpu(faults, fromMicros);
    this.livedUntilMicros = fromMicros;
    this.writers =
        new Station<>(WRITERS, Integer.MAX_VALUE, cpu.slowing(this::write), this::written);
  }

  @Override
  public List<Served> live(long untilMicros) {
    cpu.live(untilMicros);
    backfill();
    long next = nextPostMicros();
    while (next <= untilMicros) {
      if (next == posts.nextMicros()) {
        int followers = (int) Math.min(FOLLOWERS_MAX, FOLLOWERS.micros(random) / 1_000 + 1);
        fanOut(posts.take(), false, followers);
      } else {
        celebrityPost(celebrityPosts.take());
      }
      next = nextPostMicros();
    }
    while (reads.nextMicros() <= untilMicros) {
      read(reads.take());
    }
    writers.advance(untilMicros);
    livedUntilMicros = untilMicros;
    return departures.until(untilMicros);
  }

  @Override
  public void skipTo(long micros) {
    livedUntilMicros = Math.max(livedUntilMicros, micros);
    posts.skipTo(micros);
    celebrityPosts.skipTo(micros);
    reads.skipTo(micros);
  }

  /** Cache writes made so far. */
  public long writes() {
    return writes;
  }

  /** Cache writes that have not been begun. */
  public int waitingWrites() {
    return waitingWrites;
  }

  public int busyWriters(long atMicros) {
    return writers.busy(atMicros);
  }

  private long nextPostMicros() {
    return Math.min(posts.nextMicros(), celebrityPosts.nextMicros());
  }

  private boolean celebritiesAreWritten() {
    return faults.isOn(FaultKind.CELEBRITY);
  }

  private void celebrityPost(long createdMicros) {
    if (celebritiesAreWritten()) {
      fanOut(createdMicros, true, CELEBRITY_FOLLOWERS);
    } else {
      departures.add(
          new Served(createdMicros, createdMicros + WRITE.micros(random), 200, VERSION, POST, ""));
    }
  }

  /** Caches that begin to hold celebrities' posts are given the newest ones at once. */
  private void backfill() {
    if (celebritiesAreWritten() && !celebritiesWereWritten) {
      for (int i = 0; i < BACKFILLED_POSTS; i++) {
        fanOut(livedUntilMicros, true, CELEBRITY_FOLLOWERS);
      }
    }
    celebritiesWereWritten = celebritiesAreWritten();
  }

  private void fanOut(long createdMicros, boolean celebrity, int followers) {
    Post post = new Post(createdMicros, celebrity, followers);
    for (int left = followers; left > 0; left -= BATCH_WRITES) {
      int size = Math.min(left, BATCH_WRITES);
      waitingWrites += size;
      writers.arrive(new PushBatch(post, size), createdMicros);
    }
  }

  /** What waits for a celebrity's followers is dropped once they fetch it themselves. */
  private Effort write(PushBatch batch, long startMicros) {
    waitingWrites -= batch.writes();
    if (batch.post().celebrity && !celebritiesAreWritten()) {
      return Effort.fine(0);
    }
    writes += batch.writes();
    long micros = 0;
    for (int i = 0; i < batch.writes(); i++) {
      micros += WRITE.micros(random);
    }
    return Effort.fine(micros);
  }

  private void written(PushBatch batch, long endedMicros, Effort effort) {
    Post post = batch.post();
    post.deliveredMicros = Math.max(post.deliveredMicros, endedMicros);
    post.batches--;
    if (post.batches == 0) {
      String cause = post.celebrity ? "written to every follower of a celebrity" : "";
      departures.add(
          new Served(post.createdMicros, post.deliveredMicros, 200, VERSION, POST, cause));
    }
  }

  private void read(long arrivedMicros) {
    long slowest = 0;
    if (!celebritiesAreWritten()) {
      int followed = (int) (random.nextExponential() * CELEBRITIES_FOLLOWED_MEAN + 0.5);
      for (int i = 0; i < followed; i++) {
        slowest = Math.max(slowest, FETCH.micros(random));
      }
    }
    long ended = arrivedMicros + cpu.stretched(CACHE_READ.micros(random) + slowest);
    departures.add(new Served(arrivedMicros, ended, 200, VERSION, READ, ""));
  }
}
