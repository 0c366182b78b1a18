package dev.headroom.model;

/**
 * A promise that is counted by another definition from now on, or by none any more. What was pushed
 * before it in the log is not counted by the definition, what is pushed after it is.
 *
 * @param objective the promise's name
 * @param definition what is counted, complete in itself; empty where the promise is removed
 * @param atMillis from when, by the server's clock
 */
public record PromiseChange(String objective, String definition, long atMillis) {
  public static PromiseChange removal(String objective, long atMillis) {
    return new PromiseChange(objective, "", atMillis);
  }

  public boolean isRemoval() {
    return definition.isEmpty();
  }
}
