package dev.headroom.api.alertmanager;

/** Whoever is told. */
record ReceiverView(String name) {}
