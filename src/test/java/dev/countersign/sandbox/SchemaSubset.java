package dev.countersign.sandbox;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether all that a small schema says is also said by a larger one.
final class SchemaSubset {

  private SchemaSubset() {}

  /// What the small schema says and the large one does not, one line each.
  static List<String> differences(GraphQLSchema small, GraphQLSchema large) {
    List<String> wrong = new ArrayList<>();
    for (GraphQLNamedType type : small.getAllTypesAsList()) {
      if (!type.getName().startsWith("__")) {
        compare(type, large.getType(type.getName()), wrong);
      }
    }
    return wrong;
  }

  private static void compare(GraphQLNamedType ours, @Nullable Object theirs, List<String> wrong) {
    if (theirs == null || !ours.getClass().equals(theirs.getClass())) {
      wrong.add(ours.getName() + " is no such type there");
    } else if (ours instanceof GraphQLFieldsContainer container) {
      container
          .getFieldDefinitions()
          .forEach(field ->
              compare(
                  container,
                  field,
                  ((GraphQLFieldsContainer) theirs).getFieldDefinition(field.getName()),
                  wrong));
    } else if (ours instanceof GraphQLEnumType words) {
      List<String> known =
          ((GraphQLEnumType) theirs)
              .getValues().stream().map(GraphQLEnumValueDefinition::getName).toList();
      words.getValues().stream()
          .filter(one -> !known.contains(one.getName()))
          .forEach(one -> wrong.add(ours.getName() + " has no " + one.getName()));
    }
  }

  private static void compare(
      GraphQLFieldsContainer type,
      GraphQLFieldDefinition ours,
      @Nullable GraphQLFieldDefinition theirs,
      List<String> wrong) {
    String name = type.getName() + "." + ours.getName();
    if (theirs == null) {
      wrong.add(name + " is not there");
      return;
    }
    same(name, text(ours.getType()), text(theirs.getType()), wrong);
    for (GraphQLArgument argument : ours.getArguments()) {
      GraphQLArgument their = theirs.getArgument(argument.getName());
      same(
          name + "(" + argument.getName() + ")",
          text(argument.getType()),
          their == null ? "nothing" : text(their.getType()),
          wrong);
    }
  }

  private static String text(graphql.schema.GraphQLType type) {
    return GraphQLTypeUtil.simplePrint(type);
  }

  private static void same(String name, String ours, String theirs, List<String> wrong) {
    if (!ours.equals(theirs)) {
      wrong.add(name + " is " + ours + " here and " + theirs + " there");
    }
  }
}
