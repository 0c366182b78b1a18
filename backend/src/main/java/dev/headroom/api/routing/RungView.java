package dev.headroom.api.routing;

/** Who is told later (in schema Route). */
record RungView(long afterSeconds, String receiver) {}
