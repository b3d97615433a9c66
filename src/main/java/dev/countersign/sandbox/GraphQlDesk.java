package dev.countersign.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.schema.DataFetcherFactories;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Executes GraphQL queries over the part of GitHub's schema in `schema.graphql`.
final class GraphQlDesk {

  private static final Set<String> PATHS = Set.of("/graphql", "/api/graphql");
  private static final Pattern OPERATION = Pattern.compile("\\b(?:query|mutation)\\s+(\\w+)");
  private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

  private final World world;
  private final GraphQL graphql;

  GraphQlDesk(World world) {
    this.world = world;
    this.graphql = GraphQL.newGraphQL(executable()).build();
  }

  static boolean isMeant(Call.Asked asked) {
    return asked.method().equals("POST") && PATHS.contains(asked.path());
  }

  /// The path of a request, with the name of the operation (or `unnamed`) where it is a GraphQL
  /// query.
  static String named(Call.Asked asked) {
    if (!isMeant(asked)) {
      return asked.path();
    }
    return asked.path() + " " + operation(asked);
  }

  private static String operation(Call.Asked asked) {
    Matcher name = OPERATION.matcher(asked.body());
    return name.find() ? name.group(1) : "unnamed";
  }

  Answer answer(Call.Asked asked, Caller caller, Optional<Fault> fault) {
    if (!(caller instanceof Caller.Installation installation)) {
      throw Refusal.unauthorized("This endpoint requires you to be authenticated.");
    }
    JsonNode body = read(asked);
    ExecutionInput input =
        ExecutionInput.newExecutionInput(body.path("query").asText())
            .operationName(
                body.hasNonNull("operationName") ? body.path("operationName").asText() : null)
            .variables(variables(body.path("variables")))
            .root(new GraphRoot(new Graph(world, installation)).query())
            .graphQLContext(context -> fault.ifPresent(one -> context.put(Fault.class, one)))
            .build();
    return Answer.ok(json(graphql.execute(input)));
  }

  private static JsonNode read(Call.Asked asked) {
    try {
      return Json.read(asked.body());
    } catch (JsonProcessingException e) {
      throw Refusal.malformed("Problems parsing JSON");
    }
  }

  private static Map<String, Object> variables(JsonNode node) {
    return node.isObject() ? Json.MAPPER.convertValue(node, VARIABLES) : Map.of();
  }

  /// GitHub puts the kind of an error beside its message.
  private static ObjectNode json(ExecutionResult result) {
    ObjectNode answer = Json.MAPPER.valueToTree(result.toSpecification());
    for (JsonNode error : answer.path("errors")) {
      ObjectNode one = (ObjectNode) error;
      JsonNode kind = one.path("extensions").path("type");
      if (kind.isTextual()) {
        one.set("type", kind);
        one.remove("extensions");
      }
    }
    return answer;
  }

  static GraphQLSchema executable() {
    return new SchemaGenerator().makeExecutableSchema(schema(), wiring());
  }

  private static TypeDefinitionRegistry schema() {
    try (InputStream in = GraphQlDesk.class.getResourceAsStream("/sandbox/schema.graphql")) {
      String text = new String(Objects.requireNonNull(in, "schema.graphql").readAllBytes(), UTF_8);
      return new SchemaParser().parse(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RuntimeWiring wiring() {
    GraphQLCodeRegistry.Builder code =
        GraphQLCodeRegistry.newCodeRegistry()
            .defaultDataFetcher(DataFetcherFactories.useDataFetcher(GraphQlDesk::fetch));
    return RuntimeWiring.newRuntimeWiring()
        .codeRegistry(code)
        .wiringFactory(new GraphQlKinds())
        .build();
  }

  private static @Nullable Object fetch(DataFetchingEnvironment asked) {
    String field = asked.getField().getName();
    Fault fault = asked.getGraphQlContext().get(Fault.class);
    if (fault instanceof Fault.GraphQlError error && error.field().equals(field)) {
      return GraphQlFault.result(
          asked, error.type(), "Something went wrong with " + field + " on purpose");
    }
    if (fault instanceof Fault.GraphQlNull nothing && nothing.field().equals(field)) {
      return null;
    }
    Thing source = Objects.requireNonNull(asked.<Thing>getSource(), "every object here is a Thing");
    return source.value(asked);
  }
}
