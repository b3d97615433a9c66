package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is sent back: a status, headers and a text.
record Answer(int status, Map<String, String> headers, String body) {

  static Answer of(int status, JsonNode body) {
    return new Answer(
        status, Map.of("Content-Type", "application/json; charset=utf-8"), Json.text(body));
  }

  static Answer ok(JsonNode body) {
    return of(200, body);
  }

  static Answer created(JsonNode body) {
    return of(201, body);
  }

  static Answer noContent() {
    return new Answer(204, Map.of(), "");
  }

  static Answer text(String type, String body) {
    return new Answer(200, Map.of("Content-Type", type), body);
  }

  Answer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body);
  }
}
