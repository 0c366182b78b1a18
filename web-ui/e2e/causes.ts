// What a person has to read to know the cause of each fault, in what is live.

export const causes: Readonly<Record<string, RegExp>> = {
  latency: /payment provider answers slowly/,
  errors: /shard \d+: connection refused/,
  'stalled-pipeline': /write to sink timed out/,
  'bad-deploy': /deploy 1\.4\.3/,
  'slow-tail': /source \S+ timed out/,
  'half-promoted-model': /model v8 got feature vector of schema v7/,
  'cold-cache': /cache miss/,
  'bad-config': /did not answer within 30 ms/,
  celebrity: /written to every follower of a celebrity/,
  'hot-features': /recommender [1-9]\d(\.\d+)?\b/,
  'long-tail': /partition \d: event of device \d+ merged for seconds/,
  'leap-second': /inserting leap second/,
}
