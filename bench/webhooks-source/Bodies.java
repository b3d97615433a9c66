import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Bodies as GitHub sends them, in the shares of a busy organisation: of a thousand pull requests in
/// twenty repositories of three installations.
final class Bodies {
  private static final int PULLS = 1_000;
  private static final int REPOS = 20;
  private static final int INSTALLATIONS = 3;

  private final String filling;

  /// @param bytes how large each is, about
  Bodies(int bytes) {
    String sentence = "A line of a description, with a \\\"quoted\\\" word and some ümläuts.\\n";
    this.filling = sentence.repeat(Math.max(1, bytes / sentence.length()));
  }

  /// What is sent.
  record Body(String guid, String event, byte[] json) {}

  /// The delivery of that number.
  Body body(int number) {
    int pull = Math.floorMod(number * 7919, PULLS);
    String event =
        switch (number % 10) {
          case 0, 1, 2 -> "check_run";
          case 3, 4 -> "pull_request_review";
          case 5 -> "push";
          default -> "pull_request";
        };
    String json =
        switch (event) {
          case "check_run" -> check(number, pull);
          case "pull_request_review" -> review(number, pull);
          case "push" -> push(number, pull);
          default -> pullRequest(number, pull);
        };
    String guid = new UUID(0x5ca1ab1eL, number).toString();
    return new Body(guid, event, json.getBytes(StandardCharsets.UTF_8));
  }

  private String pullRequest(int number, int pull) {
    String action = number % 2 == 0 ? "synchronize" : "edited";
    return "{\"action\":\"%s\",\"number\":%d,\"pull_request\":%s,\"changes\":{},%s}"
        .formatted(action, pull + 1, pullShape(number, pull), surroundings(pull));
  }

  private String review(int number, int pull) {
    return """
    {"action":"submitted","review":{"id":%d,"state":"approved","commit_id":"%s",\
    "submitted_at":"2026-11-24T12:00:00Z","user":{"login":"reviewer-%d","id":%d,"type":"User"}},\
    "pull_request":%s,%s}\
    """
        .formatted(
            number,
            sha(pull),
            number % 50,
            number % 50 + 1_000,
            pullShape(number, pull),
            surroundings(pull));
  }

  private String check(int number, int pull) {
    return """
    {"action":"completed","check_run":{"id":%d,"name":"build","head_sha":"%s","status":"completed",\
    "conclusion":"success","external_id":"","app":{"id":15368,"slug":"github-actions"},"output":{"text":"%s"},\
    "check_suite":{"id":%d},"pull_requests":[{"number":%d}]},%s}\
    """
        .formatted(number, sha(pull), filling, number, pull + 1, surroundings(pull));
  }

  private String push(int number, int pull) {
    return """
    {"ref":"refs/heads/branch-%d","before":"%s","after":"%s","forced":false,"created":false,"deleted":false,\
    "commits":[{"id":"%s","message":"%s","added":[],"modified":["src/App.java"],"removed":[]}],%s}\
    """
        .formatted(pull, sha(pull), sha(number), sha(number), filling, surroundings(pull));
  }

  private String pullShape(int number, int pull) {
    return """
    {"id":%d,"number":%d,"state":"open","title":"Change %d","body":"%s","draft":false,\
    "user":{"login":"author-%d","id":%d,"type":"User"},"head":{"ref":"branch-%d","sha":"%s"},\
    "base":{"ref":"main","sha":"%s"}}\
    """
        .formatted(
            pull, pull + 1, number, filling, pull % 40, pull % 40 + 1, pull, sha(pull), sha(0));
  }

  private static String surroundings(int pull) {
    return """
    "repository":{"id":%1$d,"name":"repo-%1$d","full_name":"acme/repo-%1$d","default_branch":"main",\
    "owner":{"login":"acme","id":1,"type":"Organization"}},"organization":{"login":"acme","id":1},\
    "sender":{"login":"author-%2$d","id":%3$d,"type":"User"},"installation":{"id":%4$d}\
    """
        .formatted(pull % REPOS, pull % 40, pull % 40 + 1, pull % REPOS % INSTALLATIONS + 1);
  }

  private static String sha(int number) {
    return "%040x".formatted(number);
  }
}
