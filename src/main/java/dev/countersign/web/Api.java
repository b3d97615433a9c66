package dev.countersign.web;

import dev.countersign.change.Repo;
import dev.countersign.forge.ForgeDown;
import dev.countersign.gate.Trying;
import dev.countersign.gate.Trying.Tried;
import dev.countersign.gate.Watchlist;
import dev.countersign.queue.StoreDown;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The interface for programs: what a policy would say of a change, and what the pages show, as
/// JSON. `/api/openapi.json` describes it.
public final class Api implements Room {
  private static final Logger LOG = LoggerFactory.getLogger(Api.class);
  static final int LARGEST_BODY = 1 << 20;
  private static final int MOST = 500;

  private final Trying trying;
  private final Watchlist watchlist;
  private final Entry entry;
  private final Patience patience = new Patience();

  /// Who may ask.
  public sealed interface Entry {
    /// Everybody: there is nothing real to see.
    record Open() implements Entry {}

    /// Whoever has the token.
    record ByToken(String token) implements Entry {
      /// Leaves the token out.
      @Override
      public String toString() {
        return "by token";
      }
    }

    /// Nobody: no token was set.
    record Closed() implements Entry {}
  }

  public Api(Trying trying, Watchlist watchlist, Entry entry) {
    this.trying = trying;
    this.watchlist = watchlist;
    this.entry = entry;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/openapi.json", Api::description);
    routes.post("/api/v1/evaluate", context -> guarded(context, this::evaluate));
    routes.get("/api/v1/pulls", context -> guarded(context, this::pulls));
    routes.get(
        "/api/v1/repos/{owner}/{name}/pulls/{number}", context -> guarded(context, this::pull));
  }

  /// What is done for one who may ask.
  private interface Doing {
    void with(Context context) throws IOException;
  }

  private void guarded(Context context, Doing doing) throws IOException {
    switch (entry) {
      case Entry.Closed closed ->
          refused(
              context,
              404,
              "The API is not open: whoever runs this server sets COUNTERSIGN_API_TOKEN.");
      case Entry.ByToken(String token) when !same(token, context.header("Authorization")) -> {
        context.header("WWW-Authenticate", "Bearer");
        refused(
            context, 401, "The header must be Authorization: Bearer and the token of this server.");
      }
      case Entry.ByToken good -> done(context, doing);
      case Entry.Open open -> done(context, doing);
    }
  }

  private static boolean same(String token, @Nullable String given) {
    return given != null
        && MessageDigest.isEqual(
            ("Bearer " + token).getBytes(StandardCharsets.UTF_8),
            given.getBytes(StandardCharsets.UTF_8));
  }

  private static void done(Context context, Doing doing) throws IOException {
    try {
      doing.with(context);
    } catch (ForgeDown | StoreDown down) {
      LOG.warn("the API could not answer {}", context.path(), down);
      refused(context, 503, "GitHub or the database cannot be reached now; ask again later.");
    }
  }

  private static void refused(Context context, int status, String sentence) {
    ApiJson.write(context.status(status), ApiJson.error(sentence));
  }

  private void evaluate(Context context) throws IOException {
    if (context.req().getContentLengthLong() > LARGEST_BODY) {
      refused(context, 413, "The body may have 1 MiB at most.");
      return;
    }
    byte[] body = context.req().getInputStream().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      refused(context, 413, "The body may have 1 MiB at most.");
      return;
    }
    String text = text(body);
    if (text == null) {
      refused(context, 400, "The body must be JSON in UTF-8.");
      return;
    }
    Optional<Tried> tried = patience.within(() -> trying.answer(text));
    if (tried.isEmpty()) {
      refused(context, 503, "This took too long, or too much is asked at once; ask again later.");
      return;
    }
    said(context, tried.get());
  }

  private static @Nullable String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException notText) {
      return null;
    }
  }

  private static void said(Context context, Tried tried) {
    switch (tried) {
      case Tried.Judged judged -> ApiJson.write(context, ApiJson.judged(judged));
      case Tried.Wrong wrong -> ApiJson.write(context.status(400), ApiJson.wrong(wrong.problems()));
      case Tried.Unknown(String why) -> refused(context, 404, why);
      case Tried.Unreadable unreadable ->
          refused(context, 422, "It cannot be judged: " + String.join(" ", unreadable.what()));
    }
  }

  private void pulls(Context context) {
    ApiJson.write(context, ApiJson.list(watchlist.open(MOST)));
  }

  private void pull(Context context) {
    Optional<Watchlist.Page> page = find(context);
    if (page.isEmpty()) {
      refused(context, 404, "This is not a pull request that this server watches.");
      return;
    }
    ApiJson.write(context, ApiJson.page(page.get()));
  }

  private Optional<Watchlist.Page> find(Context context) {
    try {
      Repo repo = new Repo(context.pathParam("owner"), context.pathParam("name"));
      return watchlist.page(repo, Integer.parseInt(context.pathParam("number")));
    } catch (IllegalArgumentException noSuchName) {
      return Optional.empty();
    }
  }

  private static void description(Context context) throws IOException {
    try (InputStream json = Api.class.getResourceAsStream("/web/openapi.json")) {
      if (json == null) {
        throw new IllegalStateException("the description of the API is not in the jar");
      }
      context
          .contentType("application/json")
          .result(new String(json.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
