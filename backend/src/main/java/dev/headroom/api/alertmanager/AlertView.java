package dev.headroom.api.alertmanager;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** One alert. */
record AlertView(
    Map<String, String> annotations,
    String endsAt,
    String fingerprint,
    List<ReceiverView> receivers,
    String startsAt,
    AlertStatusView status,
    String updatedAt,
    @JsonProperty("generatorURL") @JsonInclude(JsonInclude.Include.NON_EMPTY) String generatorUrl,
    Map<String, String> labels) {}
