package dev.countersign.sandbox;

import graphql.Scalars;
import graphql.TypeResolutionEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.TypeResolver;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.ScalarWiringEnvironment;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import java.util.Objects;

/// Which object type a thing has, and how scalars are written: as they are.
final class GraphQlKinds implements WiringFactory {

  @Override
  public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
    return true;
  }

  @Override
  public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
    return asked -> objectType(asked);
  }

  @Override
  public boolean providesTypeResolver(UnionWiringEnvironment environment) {
    return true;
  }

  @Override
  public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
    return asked -> objectType(asked);
  }

  @Override
  public boolean providesScalar(ScalarWiringEnvironment environment) {
    return !ScalarInfo.isGraphqlSpecifiedScalar(environment.getScalarTypeDefinition().getName());
  }

  @Override
  public GraphQLScalarType getScalar(ScalarWiringEnvironment environment) {
    return GraphQLScalarType.newScalar()
        .name(environment.getScalarTypeDefinition().getName())
        .coercing(Scalars.GraphQLString.getCoercing())
        .build();
  }

  private static GraphQLObjectType objectType(TypeResolutionEnvironment asked) {
    Thing thing = Objects.requireNonNull(asked.<Thing>getObject(), "only things are resolved");
    return Objects.requireNonNull(asked.getSchema().getObjectType(thing.type()), thing.type());
  }
}
