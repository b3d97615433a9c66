package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.forge.ForgeDown;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What GitHub answered.
record Answer(int status, HttpHeaders headers, String body) {
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"next\"");

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  boolean ok() {
    return status >= 200 && status < 300;
  }

  /// Its JSON.
  JsonNode json() {
    return Json.read(body)
        .orElseThrow(() -> new ForgeDown("GitHub's answer is not whole JSON", null, null));
  }

  /// GitHub's sentence in an answer that refuses, with the sentences of its `errors`.
  String message() {
    JsonNode json = Json.read(body).orElse(null);
    if (json == null || !json.isObject()) {
      return "";
    }
    StringBuilder said = new StringBuilder(json.path("message").asText(""));
    json.path("errors")
        .forEach(error -> said.append("; ").append(error.path("message").asText(error.asText(""))));
    return said.toString().strip();
  }

  /// Where the next page of a list is, null on the last.
  @Nullable URI next() {
    List<String> links = headers.allValues("link");
    Matcher next = NEXT.matcher(String.join(",", links));
    return next.find() ? URI.create(next.group(1)) : null;
  }

  @Override
  public String toString() {
    return status + ", " + body.length() + " characters";
  }
}
