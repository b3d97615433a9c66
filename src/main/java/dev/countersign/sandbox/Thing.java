package dev.countersign.sandbox;

import graphql.schema.DataFetchingEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An object as GraphQL sees it: its type's name, and its fields, worked out when asked for.
final class Thing {

  /// Works out a field, knowing its arguments.
  @FunctionalInterface
  interface Field {
    @Nullable Object value(DataFetchingEnvironment asked);
  }

  private final String type;
  private final Map<String, Field> fields = new LinkedHashMap<>();

  private Thing(String type) {
    this.type = type;
  }

  static Thing of(String type) {
    return new Thing(type);
  }

  String type() {
    return type;
  }

  /// A field with a value that is at hand.
  Thing is(String name, @Nullable Object value) {
    return field(name, asked -> value);
  }

  /// A field that is worked out only when asked for.
  Thing get(String name, Supplier<? extends @Nullable Object> value) {
    return field(name, asked -> value.get());
  }

  Thing field(String name, Field field) {
    fields.put(name, field);
    return this;
  }

  /// A connection: a list of which a page is asked for.
  <T> Thing many(String name, Supplier<List<T>> all, Function<? super T, @Nullable Thing> each) {
    return field(name, asked -> Connection.page(asked, all.get(), each));
  }

  @Nullable Object value(DataFetchingEnvironment asked) {
    Field field = fields.get(asked.getField().getName());
    return field == null ? null : field.value(asked);
  }
}
