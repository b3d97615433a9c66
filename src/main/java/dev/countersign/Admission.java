package dev.countersign;

import dev.countersign.gate.Links;
import dev.countersign.github.Calls;
import dev.countersign.github.GitHubVisitors;
import dev.countersign.web.Api;
import dev.countersign.web.Doorkeeper;
import dev.countersign.web.Pages;
import org.jspecify.annotations.Nullable;

/// Who may see the pages and ask the API: everybody where there is nothing real to see, else who
/// logs in or has a link or token of ours.
record Admission(Settings settings, Settings.App app, Server.Manner manner) {

  Api.Entry api() {
    Settings.ApiToken token = settings.apiToken();
    if (token != null) {
      return new Api.Entry.ByToken(token.value());
    }
    return manner.banner() != null ? new Api.Entry.Open() : new Api.Entry.Closed();
  }

  Pages.Entry entry(Links links, @Nullable Doorkeeper keeper) {
    String banner = manner.banner();
    if (banner != null) {
      return new Pages.Entry.Open(banner);
    }
    return keeper == null
        ? new Pages.Entry.BySignedLink(links)
        : new Pages.Entry.ByLogin(keeper, links);
  }

  /// Who has people log in; null where the App has no secret for it.
  @Nullable Doorkeeper keeper(Calls calls) {
    String id = app.clientId();
    String secret = app.clientSecret();
    if (id == null || secret == null) {
      return null;
    }
    GitHubVisitors.Client client = new GitHubVisitors.Client(id, secret);
    GitHubVisitors visitors =
        new GitHubVisitors(settings.addresses(), client, manner.clock(), calls);
    Doorkeeper.Secrets secrets = new Doorkeeper.Secrets(secret, SetupServer::random);
    return new Doorkeeper(visitors, settings.publicUrl(), secrets, manner.clock());
  }
}
