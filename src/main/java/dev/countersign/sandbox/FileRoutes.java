package dev.countersign.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is asked of files: by path at a branch or commit, or by the id of their content.
final class FileRoutes {

  private static final int MOST_ENTRIES = 100_000;

  private FileRoutes() {}

  static void add(Routes routes) {
    String repo = "GET /repos/{owner}/{repo}";
    routes
        .on(repo + "/contents/{path*}", "contents:read", FileRoutes::contents)
        .on(repo + "/git/blobs/{sha}", "contents:read", FileRoutes::blob)
        .on(repo + "/git/trees/{sha}", "contents:read", FileRoutes::tree);
  }

  private static Answer contents(Call call) {
    SimulatedRepository repository = call.repository();
    String ref = call.query("ref", repository.defaultBranch());
    Map<String, String> tree = RepositoryRoutes.commit(call, ref).tree();
    String path = call.part("path").replaceFirst("/+$", "");
    String text = tree.get(path);
    if (text == null) {
      return directory(call, tree, path);
    }
    String accept = call.asked().header("accept");
    if (accept.contains("raw")) {
      return Answer.text("application/vnd.github.raw+json; charset=utf-8", text);
    }
    return Answer.ok(file("content", call, path, text).with("encoding", "base64").fill());
  }

  private static Shape file(String shape, Call call, String path, @Nullable String text) {
    SimulatedRepository repository = call.repository();
    byte[] bytes = Objects.requireNonNullElse(text, "").getBytes(UTF_8);
    return Shape.of(shape)
        .with("repo_url", call.world().addresses.repo(repository))
        .with("page", call.world().addresses.page(repository))
        .with("name", path.substring(path.lastIndexOf('/') + 1))
        .with("path", path)
        .with("url_path", Shapes.encodePath(path))
        .with("size", bytes.length)
        .with("content", Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(bytes) + "\n")
        .with("sha", Hash.blob(Objects.requireNonNullElse(text, "")))
        .with("ref", Shapes.encode(call.query("ref", repository.defaultBranch())))
        .with("type", text == null ? "dir" : "file");
  }

  private static Answer directory(Call call, Map<String, String> tree, String path) {
    String prefix = path.isEmpty() ? "" : path + "/";
    Map<String, Boolean> names = new TreeMap<>();
    for (String one : tree.keySet()) {
      if (one.startsWith(prefix)) {
        String rest = one.substring(prefix.length());
        int cut = rest.indexOf('/');
        names.put(prefix + (cut < 0 ? rest : rest.substring(0, cut)), cut < 0);
      }
    }
    if (names.isEmpty()) {
      throw Refusal.notFound();
    }
    ArrayNode entries = Json.array(List.of(), one -> Json.object());
    names.forEach((name, isFile) ->
        entries.add(file("directory_entry", call, name, isFile ? tree.get(name) : null).fill()));
    return Answer.ok(entries);
  }

  private static Answer blob(Call call) {
    SimulatedRepository repository = call.repository();
    String text = repository.git.findBlob(call.part("sha"));
    if (text == null) {
      throw Refusal.notFound();
    }
    byte[] bytes = text.getBytes(UTF_8);
    if (call.asked().header("accept").contains("raw")) {
      return Answer.text("application/vnd.github.raw+json; charset=utf-8", text);
    }
    return Answer.ok(
        Json.object()
            .put("sha", call.part("sha"))
            .put("node_id", "B_sim" + call.part("sha"))
            .put("size", bytes.length)
            .put("url", call.world().addresses.repo(repository) + "/git/blobs/" + call.part("sha"))
            .put(
                "content",
                Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(bytes) + "\n")
            .put("encoding", "base64"));
  }

  /// All files and folders of a commit; without `recursive` only those at the top.
  private static Answer tree(Call call) {
    GitCommit commit = RepositoryRoutes.commit(call, call.part("sha"));
    boolean all = !call.query("recursive", "").isEmpty();
    Map<String, ObjectNode> entries = new TreeMap<>();
    commit
        .tree()
        .forEach((path, text) -> {
          for (int cut = path.indexOf('/'); cut > 0; cut = path.indexOf('/', cut + 1)) {
            entries.computeIfAbsent(
                path.substring(0, cut), folder -> entry(folder, "tree", commit.sha()));
          }
          entries.put(
              path, entry(path, "blob", Hash.blob(text)).put("size", text.getBytes(UTF_8).length));
        });
    entries.keySet().removeIf(path -> !all && path.indexOf('/') >= 0);
    ObjectNode answer = Json.object().put("sha", commit.sha());
    answer.put(
        "url", call.world().addresses.repo(call.repository()) + "/git/trees/" + commit.sha());
    answer.put("truncated", entries.size() > MOST_ENTRIES);
    answer.set(
        "tree", Json.array(entries.values().stream().limit(MOST_ENTRIES).toList(), one -> one));
    return Answer.ok(answer);
  }

  private static ObjectNode entry(String path, String type, String of) {
    String sha = type.equals("blob") ? of : Hash.object("tree", (of + ":" + path).getBytes(UTF_8));
    return Json.object()
        .put("path", path)
        .put("mode", type.equals("blob") ? "100644" : "040000")
        .put("type", type)
        .put("sha", sha);
  }
}
