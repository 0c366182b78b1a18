package dev.headroom.api.alertmanager;

import java.util.List;
import java.util.Map;

/** Alerts that one receiver is told of together. */
record AlertGroupView(List<AlertView> alerts, Map<String, String> labels, ReceiverView receiver) {}
