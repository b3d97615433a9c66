package dev.countersign.github;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.change.Repo;
import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.PullId;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.kohsuke.github.GHEventPayload;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.GitHubRateLimitHandler;

/// The github-api library, with our pipe under it: it never sees a token, never waits and never
/// asks again. Repositories and pull requests are had from it without a request.
final class Library {
  private final Rest rest;

  /// One for each access, and not for ever: the library keeps every account it has seen.
  private final Cache<Access, GitHub> clients =
      Caffeine.newBuilder().maximumSize(200).expireAfterWrite(Duration.ofMinutes(30)).build();

  Library(Rest rest) {
    this.rest = rest;
  }

  /// Something that uses the library.
  @FunctionalInterface
  interface Use<T> {
    T run() throws IOException;
  }

  /// Runs it, and says in our words that an answer cannot be read.
  static <T> T answer(Use<T> use) {
    try {
      return use.run();
    } catch (IOException | UncheckedIOException | GHException unreadable) {
      throw new ForgeDown("GitHub's answer cannot be read", null, unreadable);
    }
  }

  GHRepository repository(Access access, Repo repo) {
    return payload(access, repo, 0).getRepository();
  }

  GHPullRequest pull(PullId id) {
    return payload(Access.judging(id.installation()), id.repo(), id.number()).getPullRequest();
  }

  /// What the library makes of an event is bound to it without a request.
  private GHEventPayload.PullRequest payload(Access access, Repo repo, int number) {
    Map<String, Object> repository =
        Map.of(
            "name", repo.name(),
            "full_name", repo.toString(),
            "owner", Map.of("login", repo.owner()));
    String url = rest.addresses().rest() + Rest.path(repo) + "/pulls/" + number;
    String event =
        Json.write(
            Map.of(
                "number", number,
                "pull_request", Map.of("number", number, "url", url),
                "repository", repository));
    return answer(() ->
        client(access)
            .parseEventPayload(new StringReader(event), GHEventPayload.PullRequest.class));
  }

  private GitHub client(Access access) {
    return clients.get(
        access,
        key ->
            answer(() ->
                new GitHubBuilder()
                    .withEndpoint(rest.addresses().rest().toString())
                    .withConnector(new Connector(rest, key))
                    .withRateLimitHandler(GitHubRateLimitHandler.FAIL)
                    .withAbuseLimitHandler(GitHubAbuseLimitHandler.FAIL)
                    .build()));
  }
}
