package dev.countersign.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The pages of the simulated GitHub; each says that it is simulated.
final class Pages {

  private static final Pattern PULL = Pattern.compile("/([^/]+)/([^/]+)/pull/(\\d{1,9})(?:/.*)?");

  private final World world;

  Pages(World world) {
    this.world = world;
  }

  /// The page at a path; empty where there is none.
  Optional<Answer> find(String path) {
    if (path.equals("/")) {
      return Optional.of(html(overview()));
    }
    Matcher pull = PULL.matcher(path);
    if (!pull.matches()) {
      return Optional.empty();
    }
    return world
        .findRepository(pull.group(1) + "/" + pull.group(2))
        .flatMap(one -> one.findPull(Integer.parseInt(pull.group(3))))
        .map(one -> html(new PullPage(world, one).html()));
  }

  private static Answer html(Html html) {
    return Answer.text("text/html; charset=utf-8", html.text())
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'")
        .with("X-Content-Type-Options", "nosniff");
  }

  private Html overview() {
    Html html = Html.page("Simulated GitHub");
    html.tag("h1", "Simulated GitHub");
    html.tag(
        "p",
        "This is no real GitHub. It runs in this process and keeps everything in memory; people and pull requests are made up.");
    for (SimulatedRepository repository : world.repositories.values()) {
      List<SimulatedPull> pulls = repository.pulls();
      if (!pulls.isEmpty()) {
        html.tag("h2", repository.fullName());
        html.open("ul class=\"pulls\"");
        pulls.forEach(pull -> row(html, pull));
        html.close("ul");
      }
    }
    return html.end();
  }

  private void row(Html html, SimulatedPull pull) {
    html.open("li");
    html.link(world.addresses.page(pull), "#" + pull.number() + " " + pull.title());
    html.tag("small", PullPage.state(pull) + ", by " + pull.author().login());
    PullPage.ours(world, pull).forEach(run -> PullPage.badge(html, run));
    html.close("li");
  }
}
