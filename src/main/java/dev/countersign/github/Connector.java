package dev.countersign.github;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/// Our pipe as github-api wants it. What is no answer never comes back to the library: it is thrown
/// past it, as [dev.countersign.forge.ForgeDown] or [Refused].
final class Connector implements GitHubConnector {
  private final Rest rest;
  private final Access access;

  Connector(Rest rest, Access access) {
    this.rest = rest;
    this.access = access;
  }

  @Override
  public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
    String accept = request.header("Accept");
    Map<String, String> headers = accept == null ? Map.of() : Map.of("Accept", accept);
    Outgoing outgoing =
        new Outgoing(
            request.method(), URI.create(request.url().toString()), headers, body(request), "");
    return new Response(request, rest.send(access, outgoing));
  }

  private static @Nullable String body(GitHubConnectorRequest request) throws IOException {
    try (InputStream in = request.hasBody() ? request.body() : null) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static final class Response extends GitHubConnectorResponse {
    private final String body;

    Response(GitHubConnectorRequest request, Answer answer) {
      super(request, answer.status(), answer.headers().map());
      this.body = answer.body();
    }

    @Override
    protected InputStream rawBodyStream() {
      return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }
  }
}
