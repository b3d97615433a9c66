package dev.countersign.sandbox;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.language.SourceLocation;
import graphql.schema.DataFetchingEnvironment;
import java.io.Serial;
import java.util.List;
import java.util.Map;

/// An error of one field, with GitHub's word for its kind.
record GraphQlFault(String kind, String message, List<Object> path, List<SourceLocation> places)
    implements GraphQLError {

  @Serial private static final long serialVersionUID = 1L;

  GraphQlFault {
    path = List.copyOf(path);
    places = List.copyOf(places);
  }

  /// Null for the field that was asked for, and the error that says why.
  static DataFetcherResult<Object> result(
      DataFetchingEnvironment asked, String kind, String message) {
    GraphQlFault fault =
        new GraphQlFault(
            kind,
            message,
            asked.getExecutionStepInfo().getPath().toList(),
            List.of(asked.getField().getSourceLocation()));
    return DataFetcherResult.newResult().error(fault).build();
  }

  static DataFetcherResult<Object> forbidden(DataFetchingEnvironment asked) {
    return result(asked, "FORBIDDEN", "Resource not accessible by integration");
  }

  static DataFetcherResult<Object> notFound(DataFetchingEnvironment asked, String what) {
    return result(asked, "NOT_FOUND", "Could not resolve to " + what + ".");
  }

  @Override
  public String getMessage() {
    return message;
  }

  @Override
  public List<SourceLocation> getLocations() {
    return places;
  }

  @Override
  public List<Object> getPath() {
    return path;
  }

  @Override
  public ErrorClassification getErrorType() {
    return ErrorType.DataFetchingException;
  }

  @Override
  public Map<String, Object> getExtensions() {
    return Map.of("type", kind);
  }
}
