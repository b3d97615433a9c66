package dev.countersign.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the process is up (`/health/live`), and whether it can do its work (`/health/ready`),
/// each part by name.
public final class Health implements Room {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);

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
    Map<String, Boolean> told = new LinkedHashMap<>();
    parts.forEach((name, part) -> told.put(name, usable(name, part)));
    boolean all = !told.containsValue(false);
    String each =
        told.entrySet().stream()
            .map(part ->
                "\"%s\":\"%s\",".formatted(part.getKey(), part.getValue() ? "usable" : "failing"))
            .collect(Collectors.joining());
    context
        .status(all ? 200 : 503)
        .contentType("application/json")
        .result("{" + each + "\"ready\":" + all + "}\n");
  }

  /// A part that cannot even be asked is failing, and does not stop the others from being told.
  private static boolean usable(String name, Supplier<Boolean> part) {
    try {
      return part.get();
    } catch (RuntimeException failure) {
      LOG.error("whether \"{}\" is usable cannot be asked", name, failure);
      return false;
    }
  }
}
