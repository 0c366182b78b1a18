package dev.headroom.model;

/** What a firing tier asks of people. */
public enum Urgency {
  PAGE,
  TICKET
}
