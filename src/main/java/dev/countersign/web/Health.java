package dev.countersign.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Whether the process is up (`/health/live`), and whether it can do its work (`/health/ready`),
/// each part by name.
public final class Health implements Room {
  private final Map<String, Supplier<Boolean>> parts;

  /// @param parts what must be usable, by name, in the order in which it is told
  public Health(Map<String, Supplier<Boolean>> parts) {
    this.parts = new LinkedHashMap<>(parts);
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(
        "/health/live",
        context -> context.contentType("application/json").result("{\"up\":true}\n"));
    routes.get("/health/ready", this::ready);
  }

  private void ready(Context context) {
    StringBuilder json = new StringBuilder("{");
    boolean all = true;
    for (Map.Entry<String, Supplier<Boolean>> part : parts.entrySet()) {
      boolean usable = part.getValue().get();
      all = all && usable;
      json.append('"')
          .append(part.getKey())
          .append("\":")
          .append(usable ? "\"usable\"" : "\"failing\"")
          .append(',');
    }
    json.append("\"ready\":").append(all).append("}\n");
    context.status(all ? 200 : 503).contentType("application/json").result(json.toString());
  }
}
