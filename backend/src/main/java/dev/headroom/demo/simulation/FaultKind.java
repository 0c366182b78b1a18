package dev.headroom.demo.simulation;

/** What can be made to go wrong, and the promise in which it shows first. */
public enum FaultKind {
  LATENCY(
      "latency",
      "checkout",
      "Payment provider slows down",
      "Authorising a payment takes seven times as long. Checkout's workers wait for it, so orders"
          + " miss their 200 ms and, at the evening peak, queue.",
      "checkout-latency"),
  ERRORS(
      "errors",
      "feature-store",
      "One shard of the feature store is gone",
      "One of sixteen shards refuses connections. A request reads several shards, so more than one"
          + " in five fails.",
      "feature-store-availability"),
  STALLED_PIPELINE(
      "stalled-pipeline",
      "stream-pipeline",
      "Stream consumers stall behind their sink",
      "Writes to the sink time out and are retried: consumers keep up with six tenths of what comes,"
          + " and the lag grows for as long as it lasts.",
      "pipeline-delivery"),
  BAD_DEPLOY(
      "bad-deploy",
      "checkout",
      "Checkout 1.4.3 is rolled out",
      "The new version fails orders that carry a coupon and asks the price of each item one by"
          + " one. Within ten seconds it takes all traffic. Switching off rolls back.",
      "checkout-availability"),
  SLOW_TAIL(
      "slow-tail",
      "recommender",
      "One candidate source times out now and then",
      "One of the ten sources times out in 8 % of its calls and is asked again after 4.8 s. The"
          + " median stays at 80 ms; the 99th percentile is five seconds.",
      "recommender-tail"),
  HALF_PROMOTED_MODEL(
      "half-promoted-model",
      "recommender",
      "A model is promoted on half of the instances",
      "The registry serves model v8 to two of four recommenders; their features are still of"
          + " schema v7. They answer with popular items instead: fast, without an error, and"
          + " wrong.",
      "recommender-quality"),
  COLD_CACHE(
      "cold-cache",
      "profile",
      "A cache is put in front of the profiles",
      "Three reads in four are answered in 2 ms. The rest look in the cache in vain, share 3"
          + " connections instead of 20, and find the database's own memory cold: the median"
          + " falls to a tenth and the 99th percentile rises tenfold.",
      "profile-latency"),
  BAD_CONFIG(
      "bad-config",
      "profile",
      "A configuration push shortens a time-out",
      "The time-out of a database query goes from 300 to 30 ms on all instances at once: about"
          + " three reads in ten fail. Switching off rolls the configuration back.",
      "profile-availability"),
  CELEBRITY(
      "celebrity",
      "timeline",
      "Celebrities' posts are written to every follower",
      "A post of somebody with 1.35 million followers becomes that many cache writes instead of"
          + " being fetched by its readers, and everybody's posts queue behind them. Scaled"
          + " 1:500: 2,700 writes.",
      "timeline-delivery"),
  HOT_FEATURES(
      "hot-features",
      "feature-store",
      "A client asks for ten times as many features",
      "Each request of the recommender makes fifty lookups instead of five. The number of requests"
          + " stays as it is, the lookups multiply, and every shard queues, for all clients.",
      "feature-store-latency"),
  LONG_TAIL(
      "long-tail",
      "stream-pipeline",
      "One partition of eight is stuck behind a hot key",
      "Each event of one device takes over a second to merge, and everything else in its partition"
          + " waits. Seven partitions and the mean lag look fine; the tail grows by a second a"
          + " second, which is an hour an hour at full scale.",
      "pipeline-partitions"),
  LEAP_SECOND(
      "leap-second",
      "hosts",
      "A leap second makes timers spin on every machine",
      "One machine after the other loses a third of its processor to spinning timers, within ten"
          + " seconds all of them. Services bear that; from the second minute on two thirds are lost"
          + " and several promises break together.",
      "host-timers");

  private final String faultName;
  private final String service;
  private final String title;
  private final String description;
  private final String slo;

  FaultKind(String faultName, String service, String title, String description, String slo) {
    this.faultName = faultName;
    this.service = service;
    this.title = title;
    this.description = description;
    this.slo = slo;
  }

  public String faultName() {
    return faultName;
  }

  String service() {
    return service;
  }

  String title() {
    return title;
  }

  String description() {
    return description;
  }

  public String slo() {
    return slo;
  }
}
