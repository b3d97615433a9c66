package dev.countersign.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.countersign.change.Sha;
import dev.countersign.ledger.Watched.Publication;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Values that a column holds as JSON.
final class Columns {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Columns() {}

  /// A publication as it is written.
  private record Row(
      String check,
      String head,
      long run,
      String conclusion,
      String print,
      String remarks,
      long since,
      long at) {}

  static String words(List<String> words) {
    return write(words);
  }

  static List<String> words(String text) {
    return read(text, new TypeReference<List<String>>() {});
  }

  static String names(Set<String> names) {
    return write(new TreeSet<>(names));
  }

  static Set<String> names(String text) {
    return read(text, new TypeReference<Set<String>>() {});
  }

  static String times(Map<String, Instant> times) {
    Map<String, Long> numbers = new TreeMap<>();
    times.forEach((name, time) -> numbers.put(name, time.toEpochMilli()));
    return write(numbers);
  }

  static Map<String, Instant> times(String text) {
    Map<String, Instant> times = new HashMap<>();
    read(text, new TypeReference<Map<String, Long>>() {})
        .forEach((name, time) -> times.put(name, Instant.ofEpochMilli(time)));
    return times;
  }

  static String prints(Map<String, String> prints) {
    return write(prints);
  }

  static Map<String, String> prints(String text) {
    return read(text, new TypeReference<Map<String, String>>() {});
  }

  static String publications(List<Publication> publications) {
    return write(
        publications.stream()
            .map(one ->
                new Row(
                    one.check(),
                    one.head().value(),
                    one.run(),
                    one.conclusion(),
                    one.print(),
                    one.remarks(),
                    one.since().toEpochMilli(),
                    one.at().toEpochMilli()))
            .toList());
  }

  static List<Publication> publications(String text) {
    return read(text, new TypeReference<List<Row>>() {}).stream()
        .map(row ->
            new Publication(
                row.check(),
                new Sha(row.head()),
                row.run(),
                row.conclusion(),
                row.print(),
                row.remarks(),
                Instant.ofEpochMilli(row.since() == 0 ? row.at() : row.since()),
                Instant.ofEpochMilli(row.at())))
        .toList();
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("a value that cannot be written as JSON", bug);
    }
  }

  private static <T> T read(String text, TypeReference<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("a column holds something other than was written", bug);
    }
  }
}
