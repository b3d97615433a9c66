package dev.countersign.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// GitHub's published description of its REST interface, as a judge of requests and answers. It
/// knows the operations that `scripts/fetch-test-data.mjs` lists, and refuses all others.
///
/// Loaded once for a JVM; safe for use by many threads.
public final class GitHubDescription {

  /// Places whose last part holds slashes of its own, which the description cannot say.
  private static final Pattern WITH_SLASHES =
      Pattern.compile("(/repos/[^/]+/[^/]+/(?:contents|git/ref))/(.+)");

  private final OpenApiInteractionValidator requests;
  private final OpenApiInteractionValidator answers;

  private GitHubDescription(
      OpenApiInteractionValidator requests, OpenApiInteractionValidator answers) {
    this.requests = requests;
    this.answers = answers;
  }

  /// The description as the test data has it.
  public static GitHubDescription published() {
    return Loaded.ONCE;
  }

  /// What is wrong with a request, one sentence each; empty when it is as described.
  ///
  /// @param pathAndQuery from the first slash after the host, as sent
  /// @param headers those that matter to the description; `Content-Type` when there is a body
  public List<String> check(
      String method, String pathAndQuery, Map<String, String> headers, @Nullable String body) {
    var request = new SimpleRequest.Builder(method, described(pathOf(pathAndQuery)));
    headers.forEach((name, value) -> request.withHeader(name, value));
    parametersOf(pathAndQuery).forEach(each -> request.withQueryParam(each[0], each[1]));
    if (body != null && !body.isEmpty()) {
      request.withBody(body);
    }
    return sentences(requests.validateRequest(request.build()));
  }

  /// What is wrong with an answer, one sentence each; empty when it is as described. An answer with
  /// fields that the description lacks is fine: GitHub adds fields without a word.
  public List<String> checkResponse(
      String method, String pathAndQuery, int status, @Nullable String body) {
    var response = SimpleResponse.Builder.status(status);
    if (body != null && !body.isEmpty()) {
      response.withContentType("application/json").withBody(body);
    }
    return sentences(
        answers.validateResponse(
            described(pathOf(pathAndQuery)),
            Request.Method.valueOf(method.toUpperCase(Locale.ROOT)),
            response.build()));
  }

  private static String pathOf(String pathAndQuery) {
    int query = pathAndQuery.indexOf('?');
    return query < 0 ? pathAndQuery : pathAndQuery.substring(0, query);
  }

  /// The same place in the words of the description. The next page of a list is at
  /// `/repositories/ID/…`, and a team known by its number at `/organizations/ID/team/ID`.
  private static String described(String path) {
    String named =
        path.replaceFirst("^/repositories/(\\d+)", "/repos/by-id/$1")
            .replaceFirst("^/organizations/(\\d+)/team/(\\d+)", "/orgs/$1/teams/$2");
    Matcher slashed = WITH_SLASHES.matcher(named);
    return slashed.matches()
        ? slashed.group(1) + "/" + slashed.group(2).replace("/", "%2F")
        : named;
  }

  private static Stream<String[]> parametersOf(String pathAndQuery) {
    int query = pathAndQuery.indexOf('?');
    return query < 0
        ? Stream.empty()
        : Pattern.compile("&")
            .splitAsStream(pathAndQuery.substring(query + 1))
            .map(each -> (each + "=").split("=", 3))
            .map(each -> new String[] {decoded(each[0]), decoded(each[1])});
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static List<String> sentences(ValidationReport report) {
    return report.getMessages().stream()
        .filter(message -> message.getLevel() == Level.ERROR)
        .map(GitHubDescription::sentence)
        .toList();
  }

  /// What is wrong; where several shapes are allowed, also why each of them does not fit.
  private static String sentence(ValidationReport.Message message) {
    Stream<String> reasons = message.getNestedMessages().stream().map(GitHubDescription::sentence);
    return Stream.concat(Stream.of(message.getKey() + ": " + message.getMessage()), reasons)
        .collect(Collectors.joining("; "));
  }

  /// @param unknown the level of a field that the description lacks
  private static OpenApiInteractionValidator validator(String description, Level unknown) {
    LevelResolver levels =
        LevelResolver.create()
            // GitHub asks for media types of its own, and describes plain JSON.
            .withLevel("validation.request.accept.notAllowed", Level.IGNORE)
            .withLevel("validation.schema.additionalProperties", unknown)
            .build();
    return OpenApiInteractionValidator.createForInlineApiSpecification(description)
        .withLevelResolver(levels)
        .build();
  }

  private static GitHubDescription load() {
    String description = TestData.text("openapi.json.gz");
    return new GitHubDescription(
        validator(description, Level.ERROR), validator(description, Level.IGNORE));
  }

  private static final class Loaded {
    static final GitHubDescription ONCE = load();
  }
}
