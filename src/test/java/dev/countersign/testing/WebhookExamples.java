package dev.countersign.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Webhook payloads of every event: recorded ones, and ones made from the published schemas for the
/// events and actions that were never recorded. Loaded once for a JVM.
public final class WebhookExamples {

  private WebhookExamples() {}

  /// The 329 recorded payloads.
  public static List<WebhookExample> recorded() {
    return Loaded.RECORDED;
  }

  /// One made payload for each event and action that has no recorded one. It has every part that
  /// the schema requires, and all parts of the first level.
  public static List<WebhookExample> made() {
    return Loaded.MADE;
  }

  /// Recorded and made ones.
  public static List<WebhookExample> all() {
    return Stream.concat(recorded().stream(), made().stream()).toList();
  }

  /// Those of one event and action; an absent action asks for the event's own.
  public static List<WebhookExample> of(String event, @Nullable String action) {
    return all().stream()
        .filter(each -> each.event().equals(event))
        .filter(each -> action == null || action.equals(each.action()))
        .toList();
  }

  private static List<WebhookExample> read(String file) {
    try {
      JsonNode list = new ObjectMapper().readTree(TestData.text(file));
      return StreamSupport.stream(list.spliterator(), false).map(WebhookExamples::example).toList();
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static WebhookExample example(JsonNode each) {
    JsonNode action = each.path("action");
    return new WebhookExample(
        each.path("event").textValue(),
        action.isTextual() ? action.textValue() : null,
        each.path("name").textValue(),
        each.path("payload").toString());
  }

  private static final class Loaded {
    static final List<WebhookExample> RECORDED = read("webhooks-examples.json.gz");
    static final List<WebhookExample> MADE = read("openapi-webhooks-examples.json.gz");
  }
}
