package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What is asked of a repository: its people, branches, rules, files and commits.
final class RepositoryRoutes {

  private static final int MOST_FILES_COMPARED = 300;
  private static final int MOST_COMMITS_COMPARED = 250;

  private RepositoryRoutes() {}

  static void add(Routes routes) {
    String repo = "GET /repos/{owner}/{repo}";
    routes
        .on(
            repo,
            "metadata:read",
            call -> Answer.ok(call.shapes().fullRepository(call.repository())))
        .on(repo + "/collaborators", "metadata:read", RepositoryRoutes::collaborators)
        .on(repo + "/collaborators/{user}", "metadata:read", RepositoryRoutes::isCollaborator)
        .on(
            repo + "/collaborators/{user}/permission",
            "metadata:read",
            RepositoryRoutes::permission)
        .on(repo + "/branches", "contents:read", RepositoryRoutes::branches)
        .on(
            repo + "/branches/{branch}/protection",
            "administration:read",
            RepositoryRoutes::protection)
        .on(repo + "/rulesets/{ruleset}", "metadata:read", RepositoryRoutes::ruleset)
        .on(repo + "/branches/{branch*}", "contents:read", RepositoryRoutes::branch)
        .on(repo + "/rules/branches/{branch*}", "metadata:read", RepositoryRoutes::rules)
        .on(repo + "/releases/latest", "contents:read", RepositoryRoutes::noRelease)
        .on(repo + "/tags", "metadata:read", RepositoryRoutes::tags)
        .on(repo + "/activity", "contents:read", RepositoryRoutes::activity)
        .on(repo + "/compare/{basehead*}", "contents:read", RepositoryRoutes::compare)
        .on(
            repo + "/commits/{ref}",
            "contents:read",
            call ->
                Answer.ok(call.shapes().commit(call.repository(), commit(call, call.part("ref")))))
        .on(repo + "/commits/{sha}/pulls", "pull_requests:read", RepositoryRoutes::pullsOfCommit);
  }

  private static ObjectNode collaborator(Call call, Account who) {
    Permission permission = call.repository().permissionOf(who);
    ObjectNode node = call.shapes().user(who);
    ObjectNode permissions = node.putObject("permissions");
    permissions
        .put("pull", permission.atLeast(Permission.READ))
        .put("triage", permission.atLeast(Permission.TRIAGE));
    permissions
        .put("push", permission.atLeast(Permission.WRITE))
        .put("maintain", permission.atLeast(Permission.MAINTAIN));
    permissions.put("admin", permission == Permission.ADMIN);
    return node.put("role_name", permission.role());
  }

  private static Answer collaborators(Call call) {
    return call.page(call.repository().collaborators(), who -> collaborator(call, who));
  }

  private static Answer isCollaborator(Call call) {
    Account who = account(call);
    if (!call.repository().collaborators().contains(who)) {
      throw Refusal.notFound();
    }
    return Answer.noContent();
  }

  private static Account account(Call call) {
    return call.world().findAccount(call.part("user")).orElseThrow(Refusal::notFound);
  }

  private static Answer permission(Call call) {
    Account who = account(call);
    Permission permission = call.repository().permissionOf(who);
    ObjectNode answer =
        Json.object().put("permission", permission.legacy()).put("role_name", permission.role());
    answer.set("user", collaborator(call, who));
    return Answer.ok(answer);
  }

  private static Answer branches(Call call) {
    SimulatedRepository repository = call.repository();
    boolean all = !call.query("protected", "false").equals("true");
    return call.page(
        repository.branches().keySet().stream()
            .filter(name -> all || isProtected(repository, name))
            .toList(),
        name -> {
          ObjectNode node =
              Json.object().put("name", name).put("protected", isProtected(repository, name));
          node.putObject("commit")
              .put("sha", repository.head(name))
              .put(
                  "url",
                  call.world().addresses.repo(repository) + "/commits/" + repository.head(name));
          return node;
        });
  }

  /// The newest first.
  private static Answer activity(Call call) {
    SimulatedRepository repository = call.repository();
    String ref = call.query("ref", "");
    return call.page(
        repository.pushes().moves().reversed().stream()
            .filter(move -> ref.isEmpty() || ref.equals("refs/heads/" + move.push().branch()))
            .toList(),
        move -> activity(call, move));
  }

  private static ObjectNode activity(Call call, Pushes.Move move) {
    ObjectNode node =
        Json.object()
            .put("id", move.id())
            .put("node_id", "PSH_sim" + move.id())
            .put("before", move.push().before())
            .put("after", move.push().after())
            .put("ref", "refs/heads/" + move.push().branch())
            .put("timestamp", Json.time(move.at()))
            .put("activity_type", move.how());
    node.set("actor", call.shapes().user(move.by()));
    return node;
  }

  private static boolean isProtected(SimulatedRepository repository, String branch) {
    return repository.protection(branch) != null
        || (branch.equals(repository.defaultBranch()) && !repository.rules().isEmpty());
  }

  private static Answer branch(Call call) {
    SimulatedRepository repository = call.repository();
    String name = call.part("branch");
    if (!repository.branches().containsKey(name)) {
      throw Refusal.notFound();
    }
    return Answer.ok(
        Shape.of("branch")
            .with("repo_url", call.world().addresses.repo(repository))
            .with("page", call.world().addresses.page(repository))
            .with("name", name)
            .with(
                "commit",
                call.shapes().commit(repository, repository.git.get(repository.head(name))))
            .with("protected", isProtected(repository, name))
            .fill());
  }

  private static Answer protection(Call call) {
    JsonNode rule = call.repository().protection(call.part("branch"));
    if (rule == null) {
      throw Refusal.notProtected();
    }
    return Answer.ok(rule);
  }

  /// Who may go past it is shown to nobody: no app of ours may change rulesets.
  private static Answer ruleset(Call call) {
    SimulatedRepository repository = call.repository();
    long id = call.number("ruleset");
    if (repository.rules().stream().noneMatch(rule -> rule.path("ruleset_id").asLong() == id)) {
      throw Refusal.notFound();
    }
    return Answer.ok(
        Json.object()
            .put("id", id)
            .put("name", "Ruleset " + id)
            .put("source_type", "Repository")
            .put("source", repository.fullName())
            .put("target", "branch")
            .put("enforcement", "active"));
  }

  private static Answer rules(Call call) {
    SimulatedRepository repository = call.repository();
    boolean guarded = call.part("branch").equals(repository.defaultBranch());
    return call.page(guarded ? repository.rules() : List.of(), rule -> rule);
  }

  /// Nobody makes releases here: there are tags only.
  private static Answer noRelease(Call call) {
    call.repository();
    throw Refusal.notFound();
  }

  private static Answer tags(Call call) {
    SimulatedRepository repository = call.repository();
    String url = call.world().addresses.repo(repository);
    return call.page(
        List.copyOf(repository.tags().keySet()),
        name -> {
          ObjectNode node = Json.object().put("name", name).put("node_id", "REF_" + name);
          String sha = repository.tags().get(name);
          node.putObject("commit").put("sha", sha).put("url", url + "/commits/" + sha);
          return node.put("zipball_url", url + "/zipball/refs/tags/" + name)
              .put("tarball_url", url + "/tarball/refs/tags/" + name);
        });
  }

  /// The commit that the name of a branch or tag, or an id, means.
  static GitCommit commit(Call call, String ref) {
    SimulatedRepository repository = call.repository();
    String name = ref.startsWith("refs/heads/") ? ref.substring("refs/heads/".length()) : ref;
    String sha =
        repository.branches().getOrDefault(name, repository.tags().getOrDefault(name, name));
    return repository.git.find(sha).orElseThrow(Refusal::notFound);
  }

  private static Answer compare(Call call) {
    SimulatedRepository repository = call.repository();
    String spec = call.part("basehead");
    int cut = spec.indexOf("...");
    if (cut <= 0) {
      throw Refusal.notFound();
    }
    GitCommit base = commit(call, spec.substring(0, cut));
    GitCommit head = commit(call, withoutOwner(spec.substring(cut + 3)));
    GitCommit mergeBase =
        repository.git.mergeBase(base.sha(), head.sha()).orElseThrow(Refusal::notFound);
    List<GitCommit> ahead = repository.git.between(base.sha(), head.sha());
    int behind = repository.git.between(head.sha(), base.sha()).size();
    List<FileDelta> files = repository.git.changed(base.sha(), head.sha());
    return Answer.ok(
        Shape.of("comparison")
            .with("repo_url", call.world().addresses.repo(repository))
            .with("page", call.world().addresses.page(repository))
            .with("spec", Shapes.encodePath(spec))
            .with("base", call.shapes().commit(repository, base))
            .with("merge_base", call.shapes().commit(repository, mergeBase))
            .with("status", status(ahead.size(), behind))
            .with("ahead", ahead.size())
            .with("behind", behind)
            .with(
                "commits",
                Json.array(commitsOf(call, ahead), one -> call.shapes().commit(repository, one)))
            .with(
                "files",
                Json.array(
                    first(files, MOST_FILES_COMPARED),
                    one -> call.shapes().file(repository, head.sha(), one)))
            .fill());
  }

  /// A page where one is asked for, else the first of them.
  private static List<GitCommit> commitsOf(Call call, List<GitCommit> ahead) {
    if (call.query("page", "").isEmpty() && call.query("per_page", "").isEmpty()) {
      return first(ahead, MOST_COMMITS_COMPARED);
    }
    Call.Page page = call.page(ahead.size());
    return ahead.subList(page.from(), page.to());
  }

  private static String withoutOwner(String head) {
    return head.substring(head.indexOf(':') + 1);
  }

  private static <T> List<T> first(List<T> all, int most) {
    return all.subList(0, Math.min(most, all.size()));
  }

  private static String status(int ahead, int behind) {
    if (ahead == 0) {
      return behind == 0 ? "identical" : "behind";
    }
    return behind == 0 ? "ahead" : "diverged";
  }

  /// Without pull requests of forks, except where their merge made the commit, as on GitHub.
  private static Answer pullsOfCommit(Call call) {
    SimulatedRepository repository = call.repository();
    String sha = commit(call, call.part("sha")).sha();
    List<SimulatedPull> found =
        repository.pulls().stream().filter(pull -> pull.brought(repository, sha)).toList();
    return call.page(found, call.pullShapes()::simple);
  }
}
