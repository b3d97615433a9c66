package dev.countersign.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A page of a list, by `first` and `after` or by `last` and `before`.
final class Connection {

  private static final int MOST = 100;

  private Connection() {}

  static <T> Object page(
      DataFetchingEnvironment asked, List<T> all, Function<? super T, @Nullable Thing> each) {
    Integer first = asked.getArgument("first");
    Integer last = asked.getArgument("last");
    String name = asked.getField().getName();
    if (first == null && last == null) {
      return GraphQlFault.result(
          asked,
          "MISSING_PAGINATION_BOUNDARIES",
          "You must provide a `first` or `last` value to properly paginate the `"
              + name
              + "` connection.");
    }
    int wanted = Objects.requireNonNullElse(first, Objects.requireNonNullElse(last, 0));
    if (wanted > MOST || wanted < 0) {
      return GraphQlFault.result(
          asked,
          "EXCESSIVE_PAGINATION",
          "Requesting "
              + wanted
              + " records on the `"
              + name
              + "` connection exceeds the limit of 100 records.");
    }
    int from = position(asked.getArgument("after"), -1) + 1;
    int to = Math.min(all.size(), position(asked.getArgument("before"), all.size()));
    from = Math.min(from, to);
    if (first != null) {
      to = Math.min(to, from + first);
    } else {
      from = Math.max(from, to - wanted);
    }
    return thing(all, each, from, to);
  }

  private static <T> Thing thing(
      List<T> all, Function<? super T, @Nullable Thing> each, int from, int to) {
    Thing info =
        Thing.of("PageInfo")
            .is("hasNextPage", to < all.size())
            .is("hasPreviousPage", from > 0)
            .is("startCursor", from < to ? cursor(from) : null)
            .is("endCursor", from < to ? cursor(to - 1) : null);
    List<@Nullable Thing> nodes = new ArrayList<>();
    List<Thing> edges = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Thing node = each.apply(all.get(i));
      nodes.add(node);
      edges.add(edge(node, i));
    }
    return Thing.of("Connection")
        .is("totalCount", all.size())
        .is("nodes", nodes)
        .is("edges", edges)
        .is("pageInfo", info);
  }

  /// What stands beside a node in some edges (`role`, `permission`) is a field of the node itself.
  private static Thing edge(@Nullable Thing node, int position) {
    Thing edge = Thing.of("Edge").is("cursor", cursor(position)).is("node", node);
    if (node != null) {
      edge.field("role", node::value).field("permission", node::value);
    }
    return edge;
  }

  private static String cursor(int position) {
    return Base64.getEncoder().encodeToString(("cursor:" + position).getBytes(UTF_8));
  }

  private static int position(@Nullable String cursor, int otherwise) {
    if (cursor == null) {
      return otherwise;
    }
    String text = new String(Base64.getDecoder().decode(cursor), UTF_8);
    return Integer.parseInt(text.substring("cursor:".length()));
  }
}
