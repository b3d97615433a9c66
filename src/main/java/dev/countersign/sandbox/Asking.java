package dev.countersign.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a request off the wire.
final class Asking {

  private Asking() {}

  static Call.Asked read(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return new Call.Asked(
        exchange.getRequestMethod(),
        withoutPrefix(exchange.getRequestURI().getRawPath()),
        query(exchange.getRequestURI().getRawQuery()),
        headers,
        new String(exchange.getRequestBody().readAllBytes(), UTF_8));
  }

  /// The REST paths are answered with and without the prefix of an Enterprise Server.
  private static String withoutPrefix(String path) {
    return path.startsWith("/api/v3/") ? path.substring("/api/v3".length()) : path;
  }

  private static Map<String, String> query(@Nullable String text) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : text == null || text.isEmpty() ? new String[0] : text.split("&", -1)) {
      int cut = pair.indexOf('=');
      query.put(
          decode(cut < 0 ? pair : pair.substring(0, cut)),
          cut < 0 ? "" : decode(pair.substring(cut + 1)));
    }
    return query;
  }

  static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }
}
