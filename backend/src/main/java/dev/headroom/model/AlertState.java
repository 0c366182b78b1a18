package dev.headroom.model;

/** Whether what an alert tells of is going on. */
public enum AlertState {
  FIRING,
  RESOLVED
}
