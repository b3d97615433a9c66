package dev.countersign.github;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Where a GitHub is: its REST base, its GraphQL address, and where browsers find it. All three are
/// worked out from the REST base, for github.com, for `ghe.com` and for Enterprise Server.
///
/// @param rest without a slash at its end
public record Addresses(URI rest, URI graphql, URI web) {
  private static final String SERVER_PATH = "/api/v3";

  /// The addresses of the GitHub with this REST base, as in `https://api.github.com` or
  /// `https://github.acme.com/api/v3`.
  ///
  /// @throws IllegalArgumentException with a sentence, where it cannot be one
  public static Addresses of(String restBase) {
    URI rest = checked(restBase);
    String host = rest.getHost().toLowerCase(Locale.ROOT);
    if (rest.getPath().equals(SERVER_PATH)) {
      return new Addresses(rest, under(rest, "/api/graphql"), under(rest, ""));
    }
    if (isCloud(rest)) {
      return new Addresses(
          rest, under(rest, "/graphql"), URI.create("https://" + host.substring("api.".length())));
    }
    return new Addresses(rest, URI.create(rest + "/graphql"), rest);
  }

  /// The same, with another address for browsers.
  public Addresses withWeb(String address) {
    return new Addresses(rest, graphql, checked(address));
  }

  /// The same seen from where browsers find it, which is asked of logins and of nothing else.
  Addresses fromTheWeb() {
    return new Addresses(web, graphql, web);
  }

  /// The address of a REST path, with its query.
  URI at(String pathAndQuery) {
    return URI.create(rest + pathAndQuery);
  }

  /// Whether an address is in GitHub's own cloud, whose limits are published. A server of one's own
  /// has those that its administrator sets, by default none.
  static boolean isCloud(URI address) {
    String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    return host.equals("api.github.com") || (host.startsWith("api.") && host.endsWith(".ghe.com"));
  }

  /// Whether an address is on the host whose credentials we hold.
  boolean owns(URI other) {
    return other.getHost() != null
        && rest.getScheme().equalsIgnoreCase(other.getScheme())
        && rest.getHost().equalsIgnoreCase(other.getHost())
        && rest.getPort() == other.getPort();
  }

  private static URI checked(String text) {
    URI uri = parsed(text);
    if (uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw wrong(text, "has no host, or has a query");
    }
    if (uri.getRawUserInfo() != null) {
      throw wrong("…", "has a user or password in it");
    }
    if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && loopback(uri))) {
      throw wrong(text, "is neither https nor on this machine");
    }
    return uri;
  }

  private static URI parsed(String text) {
    try {
      return new URI(text.strip().replaceFirst("/+$", ""));
    } catch (URISyntaxException unreadable) {
      throw (IllegalArgumentException) wrong(text, "is no address").initCause(unreadable);
    }
  }

  private static IllegalArgumentException wrong(String text, String why) {
    return new IllegalArgumentException(
        "\"" + text + "\" " + why + "; it should look like https://api.github.com");
  }

  private static boolean loopback(URI uri) {
    String host = uri.getHost();
    return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
  }

  private static URI under(URI base, String path) {
    String port = base.getPort() < 0 ? "" : ":" + base.getPort();
    return URI.create(base.getScheme() + "://" + base.getHost() + port + path);
  }
}
