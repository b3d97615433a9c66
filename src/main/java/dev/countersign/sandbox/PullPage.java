package dev.countersign.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The page of a pull request: what was said, who looked, what the checks say.
final class PullPage {

  private final World world;
  private final SimulatedPull pull;
  private final Html html;

  PullPage(World world, SimulatedPull pull) {
    this.world = world;
    this.pull = pull;
    this.html = Html.page(pull.title() + " #" + pull.number());
  }

  static String state(SimulatedPull pull) {
    String state = pull.merged() ? "merged" : pull.isOpen() ? "open" : "closed";
    return pull.state().draft ? "draft, " + state : state;
  }

  /// Our newest run of each name on the head.
  static List<SimulatedCheckRun> ours(World world, SimulatedPull pull) {
    Map<String, SimulatedCheckRun> newest = new LinkedHashMap<>();
    pull.repository().checks().on(pull.head()).stream()
        .filter(run -> run.app().equals(world.app))
        .forEach(run -> newest.put(run.name(), run));
    return List.copyOf(newest.values());
  }

  static void badge(Html html, SimulatedCheckRun run) {
    html.tag(
        "span class=\"badge " + Html.escape(run.state()) + "\"", run.name() + ": " + run.state());
    html.tag("strong", " " + run.title());
  }

  Html html() {
    html.link(world.addresses.web() + "/", "all pull requests");
    html.tag("h1", pull.title() + " #" + pull.number());
    html.tag(
        "p",
        state(pull)
            + ", "
            + pull.author().login()
            + " wants "
            + pull.headRef()
            + " in "
            + pull.base()
            + " of "
            + pull.repository().fullName());
    if (!pull.labels().isEmpty()) {
      html.tag("p", "Labels: " + String.join(", ", pull.labels()));
    }
    html.open("section")
        .markdown(pull.body().isBlank() ? "*No description.*" : pull.body())
        .close("section");
    checks();
    people();
    conversation();
    files();
    return html.end();
  }

  private void checks() {
    html.tag("h2", "Checks");
    for (SimulatedCheckRun run : ours(world, pull)) {
      html.open("section");
      badge(html, run);
      html.markdown(run.summary()).markdown(run.text());
      run.buttons().forEach(button -> html.tag("span class=\"badge\"", button.label()));
      if (run.detailsUrl() != null) {
        html.open("p").link(run.detailsUrl(), "Details").close("p");
      }
      html.close("section");
    }
    html.open("ul");
    pull.repository().checks().on(pull.head()).stream()
        .filter(run -> !run.app().equals(world.app))
        .forEach(run -> html.tag("li", run.name() + ": " + run.state()));
    pull.repository()
        .checks()
        .statusesOn(pull.head())
        .forEach(one -> html.tag("li", one.context() + ": " + one.state()));
    html.close("ul");
  }

  private void people() {
    html.tag("h2", "Reviews").open("ul");
    pull.requests()
        .reviews()
        .forEach(one ->
            html.tag(
                "li",
                one.author().login() + ": " + one.state() + " at " + one.commit().substring(0, 7)));
    pull.requests().users().forEach(one -> html.tag("li", one.login() + ": asked for a review"));
    pull.requests()
        .teams()
        .forEach(one -> html.tag("li", "team " + one.slug() + ": asked for a review"));
    html.close("ul");
  }

  private void conversation() {
    if (pull.discussion().comments().isEmpty()) {
      return;
    }
    html.tag("h2", "Conversation");
    for (SimulatedComment comment : pull.discussion().comments()) {
      html.open("section").tag("small", comment.author().login()).markdown(comment.body());
      comment
          .reactions()
          .forEach(one -> html.tag("small", one.content() + " by " + one.by().login()));
      html.close("section");
    }
  }

  private void files() {
    html.tag("h2", "Files");
    for (FileDelta delta : pull.files().subList(0, Math.min(100, pull.files().size()))) {
      html.open("details").tag("summary", delta.path() + " (" + delta.status() + ")");
      html.tag("pre", delta.lines().patch()).close("details");
    }
  }
}
