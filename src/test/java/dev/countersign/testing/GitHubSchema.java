package dev.countersign.testing;

import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// GitHub's published GraphQL schema, as a judge of documents. Loaded once for a JVM, in about two
/// seconds; safe for use by many threads.
public final class GitHubSchema {

  private final GraphQLSchema schema;

  private GitHubSchema(GraphQLSchema schema) {
    this.schema = schema;
  }

  /// The schema as the test data has it.
  public static GitHubSchema published() {
    return Loaded.ONCE;
  }

  /// What is wrong with a query or mutation, one sentence each; empty when the schema allows it.
  public List<String> check(String document) {
    Document parsed;
    try {
      parsed = Parser.parse(document);
    } catch (InvalidSyntaxException unreadable) {
      return List.of(unreadable.getMessage());
    }
    return new Validator()
        .validateDocument(schema, parsed, Locale.ENGLISH).stream()
            .map(ValidationError::getMessage)
            .toList();
  }

  /// The schema itself, for a test that asks about a type.
  public GraphQLSchema schema() {
    return schema;
  }

  private static TypeDefinitionRegistry read(String text) {
    ParserOptions generous =
        ParserOptions.getDefaultSdlParserOptions()
            .transform(limits ->
                limits
                    .maxCharacters(Integer.MAX_VALUE)
                    .maxTokens(Integer.MAX_VALUE)
                    .maxWhitespaceTokens(Integer.MAX_VALUE));
    Document document =
        Parser.parse(
            ParserEnvironment.newParserEnvironment()
                .document(text)
                .parserOptions(generous)
                .build());
    return new SchemaParser().buildRegistry(document);
  }

  /// Drops the fields that the published text lists twice, which the specification forbids.
  private static TypeDefinitionRegistry withoutRepetition(TypeDefinitionRegistry types) {
    for (var type : List.copyOf(types.getTypes(ObjectTypeDefinition.class))) {
      Map<String, FieldDefinition> fields = new LinkedHashMap<>();
      type.getFieldDefinitions().forEach(field -> fields.putIfAbsent(field.getName(), field));
      if (fields.size() < type.getFieldDefinitions().size()) {
        types.remove(type);
        types.add(type.transform(to -> to.fieldDefinitions(List.copyOf(fields.values()))));
      }
    }
    return types;
  }

  private static final class Loaded {
    static final GitHubSchema ONCE =
        new GitHubSchema(
            UnExecutableSchemaGenerator.makeUnExecutableSchema(
                withoutRepetition(read(TestData.text("schema.graphql.gz")))));
  }
}
