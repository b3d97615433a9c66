package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is known, in the shapes that REST answers and webhook payloads share.
final class Shapes {

  private final World world;
  private final Addresses addresses;

  Shapes(World world) {
    this.world = world;
    this.addresses = world.addresses;
  }

  ObjectNode user(Account account) {
    return Shape.of("user")
        .with("api", addresses.api())
        .with("web", addresses.web())
        .with("login", account.login())
        .with("url_login", encode(account.login()))
        .with("id", account.id())
        .with("node", account.nodeId())
        .with("path", (account.kind() == Account.Kind.BOT ? "apps/" : "") + account.pathName())
        .with("type", account.kind().word())
        .fill();
  }

  JsonNode userOrNull(@Nullable Account account) {
    return account == null ? Json.value(null) : user(account);
  }

  ArrayNode users(List<Account> accounts) {
    return Json.array(accounts, this::user);
  }

  ObjectNode repository(SimulatedRepository repository) {
    return repository("repository", repository);
  }

  ObjectNode fullRepository(SimulatedRepository repository) {
    ObjectNode full = repository("full_repository", repository);
    SimulatedRepository parent = repository.parent();
    if (parent != null) {
      full.set("parent", repository(parent));
      full.set("source", repository(parent));
    }
    return full;
  }

  private ObjectNode repository(String shape, SimulatedRepository repository) {
    return Shape.of(shape)
        .with("id", repository.id())
        .with("node", NodeId.of("Repository", repository.id()))
        .with("name", repository.name())
        .with("full_name", repository.fullName())
        .with("private", repository.isPrivate())
        .with("visibility", repository.isPrivate() ? "private" : "public")
        .with("owner", user(repository.owner()))
        .with("page", addresses.page(repository))
        .with("url", addresses.repo(repository))
        .with("fork", repository.parent() != null)
        .with("default_branch", repository.defaultBranch())
        .with("archived", repository.archived())
        .with("open", repository.pulls().stream().filter(SimulatedPull::isOpen).count())
        .with("at", world.now())
        .fill();
  }

  ObjectNode organisation(SimulatedOrganisation organisation) {
    return organisation("organization", organisation);
  }

  ObjectNode organisation(String shape, SimulatedOrganisation organisation) {
    return Shape.of(shape)
        .with("api", addresses.api())
        .with("web", addresses.web())
        .with("login", organisation.login())
        .with("id", organisation.account().id())
        .with("node", organisation.account().nodeId())
        .with("at", world.now())
        .fill();
  }

  ObjectNode team(SimulatedTeam team) {
    SimulatedOrganisation organisation = team.organisation();
    return Shape.of("team")
        .with("api", addresses.api())
        .with("web", addresses.web())
        .with("id", team.id())
        .with("node", NodeId.of("Team", team.id()))
        .with("slug", team.slug())
        .with("org", organisation.login())
        .with("org_id", organisation.account().id())
        .with("parent", team.parent().map(this::team).orElse(null))
        .fill();
  }

  ObjectNode app(SimulatedApp app) {
    boolean ours = app.equals(world.app);
    return Shape.of("app")
        .with("web", addresses.web())
        .with("id", app.id())
        .with("slug", app.slug())
        .with("node", NodeId.of("App", app.id()))
        .with("client_id", ours ? world.identity.clientId() : "Iv1." + app.slug())
        .with("owner", user(app.bot()))
        .with("name", app.name())
        .with("at", world.now())
        .with(
            "permissions",
            permissions(
                Map.of(
                    "metadata",
                    "read",
                    "checks",
                    "write",
                    "contents",
                    "read",
                    "issues",
                    "read",
                    "deployments",
                    "write")))
        .with("events", List.of("pull_request"))
        .fill();
  }

  ObjectNode permissions(Map<String, String> permissions) {
    ObjectNode node = Json.object();
    permissions.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(one -> node.put(one.getKey(), one.getValue()));
    return node;
  }

  ObjectNode installation(SimulatedInstallation installation) {
    return Shape.of("installation")
        .with("api", addresses.api())
        .with("web", addresses.web())
        .with("id", installation.id())
        .with("account", user(installation.account()))
        .with("login", installation.account().login())
        .with("app_id", world.app.id())
        .with("client_id", world.identity.clientId())
        .with("slug", world.app.slug())
        .with("target_id", installation.account().id())
        .with("permissions", permissions(installation.permissions()))
        .with("events", List.of("pull_request", "pull_request_review", "push"))
        .with("at", world.now())
        .with("suspended_by", installation.suspended() ? user(installation.account()) : null)
        .with("suspended_at", installation.suspended() ? world.now() : null)
        .fill();
  }

  ObjectNode label(SimulatedRepository repository, Label label) {
    return Shape.of("label")
        .with("repo_url", addresses.repo(repository))
        .with("id", label.id())
        .with("node", NodeId.of("Label", label.id()))
        .with("name", label.name())
        .with("path", encode(label.name()))
        .with("color", label.color())
        .with("description", label.description())
        .fill();
  }

  ObjectNode commit(SimulatedRepository repository, GitCommit commit) {
    @Nullable Account author = world.findAccount(commit.author()).orElse(null);
    return Shape.of("commit")
        .with("repo_url", addresses.repo(repository))
        .with("page", addresses.page(repository))
        .with("sha", commit.sha())
        .with("node", "C_sim" + commit.sha())
        .with("author", commit.author())
        .with("email", GitCommit.email(commit.author()))
        .with("at", commit.at())
        .with("message", commit.message())
        .with("tree", Hash.object("tree", commit.sha().getBytes(StandardCharsets.UTF_8)))
        .with("user", author == null ? null : user(author))
        .with("parents", Json.array(commit.parents(), sha -> parent(repository, sha)))
        .fill();
  }

  private ObjectNode parent(SimulatedRepository repository, String sha) {
    return Json.object()
        .put("sha", sha)
        .put("url", addresses.repo(repository) + "/commits/" + sha)
        .put("html_url", addresses.page(repository) + "/commit/" + sha);
  }

  ObjectNode file(SimulatedPull pull, FileDelta delta) {
    return file(pull.repository(), pull.head(), delta);
  }

  ObjectNode file(SimulatedRepository repository, String head, FileDelta delta) {
    LineDiff lines = delta.lines();
    ObjectNode file =
        Shape.of("file")
            .with("repo_url", addresses.repo(repository))
            .with("page", addresses.page(repository))
            .with("sha", delta.blob())
            .with("path", delta.path())
            .with("url_path", encodePath(delta.path()))
            .with("head", head)
            .with("status", delta.status())
            .with("additions", lines.additions())
            .with("deletions", lines.deletions())
            .with("changes", lines.additions() + lines.deletions())
            .fill();
    if (delta.previous() != null) {
      file.put("previous_filename", delta.previous());
    }
    if (lines.additions() + lines.deletions() > 0) {
      file.put("patch", lines.patch());
    }
    return file;
  }

  static String encodePath(String path) {
    return String.join("/", List.of(path.split("/", -1)).stream().map(Shapes::encode).toList());
  }

  static String encode(String text) {
    return URLEncoder.encode(Objects.requireNonNull(text), StandardCharsets.UTF_8)
        .replace("+", "%20");
  }
}
