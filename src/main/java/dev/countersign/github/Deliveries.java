package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.Tried;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What GitHub delivered to the app's webhook, or tried to. It never tries again by itself.
final class Deliveries {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final int MOST_PAGES = 1_000;

  private final Rest rest;

  Deliveries(Rest rest) {
    this.rest = rest;
  }

  /// Page by page, newest first, until one is older. All are listed, since GitHub does not say
  /// under which status those are listed that had no answer.
  List<Tried> since(Instant since) {
    List<Tried> tried = new ArrayList<>();
    @Nullable URI page = rest.addresses().at("/app/hook/deliveries?per_page=100");
    for (int i = 0; page != null && i < MOST_PAGES; i++) {
      Answer answer = rest.send(new Access.App(), new Outgoing("GET", page, Map.of(), null, ""));
      List<Tried> some = read(answer);
      some.stream().filter(one -> !one.at().isBefore(since)).forEach(tried::add);
      boolean older = some.isEmpty() || some.getLast().at().isBefore(since);
      page = older ? null : answer.next();
    }
    if (page != null) {
      LOG.warn("GitHub lists too many deliveries; the oldest are left out");
    }
    return tried;
  }

  boolean again(long attempt) {
    String path = "/app/hook/deliveries/" + attempt + "/attempts";
    try {
      rest.send(
          new Access.App(), new Outgoing("POST", rest.addresses().at(path), Map.of(), null, ""));
      return true;
    } catch (Refused refused) {
      LOG.warn("Delivery {} does not come again: {}", attempt, refused.getMessage());
      return false;
    }
  }

  private static List<Tried> read(Answer answer) {
    JsonNode list = answer.json();
    if (!list.isArray()) {
      throw new ForgeDown("GitHub's answer is no list of deliveries", null, null);
    }
    return list.valueStream().map(Deliveries::tried).toList();
  }

  private static Tried tried(JsonNode item) {
    try {
      int code = item.path("status_code").asInt(0);
      return new Tried(
          Facts.number(item, "id"),
          Facts.text(item, "guid"),
          Instant.parse(Facts.text(item, "delivered_at")),
          code >= 200 && code < 400,
          item.path("event").asText(""));
    } catch (DateTimeException unreadable) {
      throw new ForgeDown("GitHub tells no time of a delivery", null, unreadable);
    }
  }
}
